package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Quantity;

/**
 * What may be bought of a symbol at a price by the broker's count, without credit (매수가능).
 *
 * @param amount what buys of it may cost, in won
 * @param quantity how many shares that is, after what the broker takes for it
 */
public record Buyable(Money amount, Quantity quantity) {}
