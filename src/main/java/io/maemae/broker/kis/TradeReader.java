package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads records of trades (실시간체결가): H0STCNT0 (KRX), H0NXCNT0 (NXT), H0UNCNT0 (both). They had 46
 * columns until September 2026 and have had 47 since; the columns used here stayed where they were.
 */
final class TradeReader {
  static final Column MKSC_SHRN_ISCD = Column.at(0, "MKSC_SHRN_ISCD");
  private static final Column STCK_CNTG_HOUR = Column.at(1, "STCK_CNTG_HOUR");
  private static final Column STCK_PRPR = Column.at(2, "STCK_PRPR");
  private static final Column CNTG_VOL = Column.at(12, "CNTG_VOL");
  private static final Column BSOP_DATE = Column.at(33, "BSOP_DATE");
  private static final Column HOUR_CLS_CODE = Column.at(43, "HOUR_CLS_CODE");

  private final SeoulClock clock = new SeoulClock();

  /**
   * Tells the trade of a record. There is none if the price is one that is expected, or no share
   * changed hands.
   */
  void read(Payload payload, StreamCodec.Listener listener) throws ProtocolException {
    Symbol symbol = payload.symbol(MKSC_SHRN_ISCD);
    if (expected(payload)) {
      return;
    }
    Instant at = time(payload);
    long price = payload.tenThousandths(STCK_PRPR);
    long quantity = payload.number(CNTG_VOL);
    if (price == 0) {
      throw payload.wrong(STCK_PRPR, "no price");
    }
    if (quantity > 0) {
      listener.trade(new Trade(symbol, at, new Price(price), new Quantity(quantity)));
    }
  }

  /** Whether the price is what an auction would give if it ended now (예상체결가). */
  private static boolean expected(Payload payload) throws ProtocolException {
    return switch (payload.code(HOUR_CLS_CODE)) {
      case '0' -> false;
      // After the session, before it, in it or for a volatility interruption, in the overtime.
      case 'A', 'B', 'C', 'D' -> true;
      default -> throw payload.wrong(HOUR_CLS_CODE, "unknown code");
    };
  }

  private Instant time(Payload payload) throws ProtocolException {
    int second = payload.secondOfDay(STCK_CNTG_HOUR);
    try {
      return clock.at(payload.date(BSOP_DATE), second);
    } catch (DateTimeException e) {
      throw payload.wrong(BSOP_DATE, "no date");
    }
  }
}
