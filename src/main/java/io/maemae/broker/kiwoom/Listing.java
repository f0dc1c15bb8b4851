package io.maemae.broker.kiwoom;

import io.maemae.market.Board;
import io.maemae.market.InstrumentKind;
import java.util.Optional;

/**
 * The lists of instruments that we trade from, by their {@code mrkt_tp}. Rows tell by the same
 * numbers, in {@code marketCode}, what kind of instrument they are of, and not on which board: the
 * list of KOSPI has its funds and notes too.
 *
 * <p>Source: official specification 451f89c, ka10099, values of {@code mrkt_tp}; what rows have in
 * {@code marketCode} is as users of the service saw it in 2026. Other lists there are ELW (3),
 * 뮤추얼펀드 (4), 신주인수권 (5, 7), 하이일드펀드 (9), K-OTC (30), 코넥스 (50) and 금현물 (80).
 */
enum Listing {
  /** 코스피. */
  KOSPI("0", InstrumentKind.STOCK, Board.KOSPI),
  /** 코스닥. */
  KOSDAQ("10", InstrumentKind.STOCK, Board.KOSDAQ),
  /** Funds; all are listed on KOSPI, as notes are. */
  ETF("8", InstrumentKind.ETF, Board.KOSPI),
  /** Notes. */
  ETN("60", InstrumentKind.ETN, Board.KOSPI),
  /** Notes with a bounded loss (손실제한 ETN). */
  BOUNDED_ETN("70", InstrumentKind.ETN, Board.KOSPI),
  /** Notes on volatility (변동성 ETN). */
  VOLATILITY_ETN("90", InstrumentKind.ETN, Board.KOSPI),
  /** Infrastructure companies (인프라투융자), whose shares trade as others do. */
  INFRASTRUCTURE("2", InstrumentKind.STOCK, Board.KOSPI),
  /** Real estate companies (리츠), likewise. */
  REIT("6", InstrumentKind.STOCK, Board.KOSPI);

  private final String code;
  private final InstrumentKind kind;
  private final Board board;

  Listing(String code, InstrumentKind kind, Board board) {
    this.code = code;
    this.kind = kind;
    this.board = board;
  }

  /** As it is asked for. */
  String code() {
    return code;
  }

  /** What its rows are of. */
  InstrumentKind kind() {
    return kind;
  }

  /** Where what is on this list is listed, unless a row says otherwise. */
  Board board() {
    return board;
  }

  /** Which of them a row is of; none that we trade if there is none. */
  static Optional<Listing> of(String marketCode) {
    for (Listing listing : values()) {
      if (listing.code.equals(marketCode)) {
        return Optional.of(listing);
      }
    }
    return Optional.empty();
  }
}
