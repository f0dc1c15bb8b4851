package io.maemae.strategy;

import io.maemae.market.Price;
import java.util.Optional;

/**
 * What makes a strategy give shares up.
 *
 * @param stop the price at or below which it sells; empty if it has none
 * @param rule the catalogue's key of the rest in words
 */
public record Guard(Optional<Price> stop, String rule) {}
