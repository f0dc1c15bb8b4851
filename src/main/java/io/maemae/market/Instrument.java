package io.maemae.market;

/** A listed instrument, with its Korean name (종목명) and its English one. */
public record Instrument(
    Symbol symbol, String name, String englishName, InstrumentKind kind, Board board) {}
