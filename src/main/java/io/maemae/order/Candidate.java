package io.maemae.order;

/**
 * A row of the broker's list that an order of unknown outcome may be.
 *
 * @param row as the newest complete reading showed it
 * @param listed what the row is taken for until the doubt is over: an order placed elsewhere
 */
public record Candidate(OrderRow row, Order listed) {}
