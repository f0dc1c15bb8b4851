package io.maemae.broker.fake;

import java.time.LocalDateTime;

/** Prices in won of a minute or, from midnight on, of a day. */
public record FakeBar(
    LocalDateTime start, long open, long high, long low, long close, long volume) {}
