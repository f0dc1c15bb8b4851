package io.maemae.broker.fake;

/** A price in won and how many shares stand there. */
public record FakeLevel(long price, long quantity) {}
