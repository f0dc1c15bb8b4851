/**
 * Values and facts of the Korean stock market: symbol, price, quantity, money, trade, book, bar,
 * instrument, trading hours, holidays, tick sizes, daily limits, fees and tax.
 *
 * <p>Everything here is immutable unless its Javadoc says who owns it, uses no clock and no thread,
 * and imports only {@code java.*}.
 */
package io.maemae.market;
