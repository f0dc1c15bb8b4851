package io.maemae.strategy;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a strategy and a symbol over a restart.
 *
 * @param state what the strategy remembers, in words of its own
 * @param lastBar when the newest bar that it has had of a stream began; none if it has had none
 */
public record StrategyMemory(String state, Optional<Instant> lastBar) {}
