package io.maemae.broker.fake;

/** One trade of the market, its price in won. */
public record FakeTick(String symbol, long price, long quantity) {}
