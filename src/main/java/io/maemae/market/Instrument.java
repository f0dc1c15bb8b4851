package io.maemae.market;

/**
 * A listed instrument.
 *
 * @param name its Korean name (종목명)
 * @param englishName empty if nobody told it
 * @param halted trading in it is suspended (거래정지), by the list it comes from: what the market says
 *     during the day is newer
 * @param administrative it may be delisted soon (관리종목)
 */
public record Instrument(
    Symbol symbol,
    String name,
    String englishName,
    InstrumentKind kind,
    Board board,
    boolean halted,
    boolean administrative) {
  /** One that trades as usual. */
  public Instrument(
      Symbol symbol, String name, String englishName, InstrumentKind kind, Board board) {
    this(symbol, name, englishName, kind, board, false, false);
  }

  Instrument withEnglishName(String told) {
    return new Instrument(symbol, name, told, kind, board, halted, administrative);
  }
}
