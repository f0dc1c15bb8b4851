package io.maemae.order;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of an account's quota is used.
 *
 * @param waiting requests that wait for a free slot
 * @param oldest since when the first of them waits
 * @param lastMinute requests that left within the last minute
 */
public record PacerUse(int waiting, Optional<Instant> oldest, int lastMinute) {}
