package io.maemae.command;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the machine's clock was from a server's.
 *
 * @param ahead of the server's, to about a second; negative if it was behind
 * @param at when that was seen, by the machine's clock
 */
public record ClockOffset(Duration ahead, Instant at) {}
