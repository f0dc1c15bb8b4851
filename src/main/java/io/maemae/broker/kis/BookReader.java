package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderBook.Level;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Reads records of books (실시간호가): H0STASP0 (KRX), H0NXASP0 (NXT), H0UNASP0 (both). All begin with
 * the same 59 columns; what was added behind them is about the middle price and the session.
 */
final class BookReader {
  private static final int LEVELS = 10;

  private static final Column MKSC_SHRN_ISCD = Column.at(0, "MKSC_SHRN_ISCD");
  private static final Column BSOP_HOUR = Column.at(1, "BSOP_HOUR");
  private static final Column HOUR_CLS_CODE = Column.at(2, "HOUR_CLS_CODE");
  private static final Column[] ASKP = Column.numbered(3, "ASKP", LEVELS);
  private static final Column[] BIDP = Column.numbered(13, "BIDP", LEVELS);
  private static final Column[] ASKP_RSQN = Column.numbered(23, "ASKP_RSQN", LEVELS);
  private static final Column[] BIDP_RSQN = Column.numbered(33, "BIDP_RSQN", LEVELS);

  private final SeoulClock clock = new SeoulClock();
  private final Level[] found = new Level[LEVELS];

  /** Tells the book of a record, which has a time but no date. */
  void read(Payload payload, LocalDate today, StreamCodec.Listener listener)
      throws ProtocolException {
    Symbol symbol = payload.symbol(MKSC_SHRN_ISCD);
    Instant at = clock.at(today, payload.secondOfDay(BSOP_HOUR));
    // Not needed, but a record that starts at the wrong field has something longer here.
    payload.code(HOUR_CLS_CODE);
    List<Level> asks = levels(payload, ASKP, ASKP_RSQN, 1);
    List<Level> bids = levels(payload, BIDP, BIDP_RSQN, -1);
    listener.book(new OrderBook(symbol, at, bids, asks));
  }

  /**
   * The levels of one side. A level that is not there has the price 0.
   *
   * @param direction 1 if prices rise from the best on, -1 if they fall
   */
  private List<Level> levels(Payload payload, Column[] prices, Column[] quantities, int direction)
      throws ProtocolException {
    int count = 0;
    long last = 0;
    for (int i = 0; i < LEVELS; i++) {
      long price = payload.tenThousandths(prices[i]);
      long quantity = payload.number(quantities[i]);
      if (price == 0) {
        continue;
      }
      if (count > 0 && Long.signum(price - last) != direction) {
        throw payload.wrong(prices[i], "not worse than the level before");
      }
      found[count++] = new Level(new Price(price), new Quantity(quantity));
      last = price;
    }
    return List.of(count == LEVELS ? found : Arrays.copyOf(found, count));
  }
}
