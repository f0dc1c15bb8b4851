package io.maemae.order;

import java.time.LocalDate;

/**
 * A broker's number of an order. Numbers repeat on other days and at other branches, so all four
 * parts belong to it.
 *
 * @param account our name of the account
 * @param branch the broker's branch, empty where a broker has none
 * @param number without the padding that differs between a broker's calls
 */
public record OrderId(String account, LocalDate tradingDate, String branch, String number) {}
