package io.maemae.strategy;

import io.maemae.market.Symbol;

/**
 * An entry that waited in a backup and is not made.
 *
 * @param strategy the name of whose it was
 */
public record RestoredEntry(String strategy, Symbol symbol) {}
