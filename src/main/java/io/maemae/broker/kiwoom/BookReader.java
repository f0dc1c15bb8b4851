package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderBook.Level;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Reads messages of books (주식호가잔량, 0D). Source: specification 451f89c, type 0D. Not thread-safe.
 */
final class BookReader {
  private static final int LEVELS = 10;

  private final Level[] found = new Level[LEVELS];

  /** The book of a message. */
  OrderBook read(Entry entry, FrameTime time) throws ProtocolException {
    Symbol symbol = entry.requiredItem();
    Instant at = time.at(entry.time(Fid.BOOK_TIME));
    List<Level> asks = levels(entry, Fid.ASK_PRICE, Fid.ASK_QUANTITY, 1);
    List<Level> bids = levels(entry, Fid.BID_PRICE, Fid.BID_QUANTITY, -1);
    return new OrderBook(symbol, at, bids, asks);
  }

  /**
   * The levels of one side. A level that is not there has no price or no shares.
   *
   * @param direction 1 if prices rise from the best on, -1 if they fall
   */
  private List<Level> levels(Entry entry, int prices, int quantities, int direction)
      throws ProtocolException {
    int count = 0;
    long last = 0;
    for (int i = 0; i < LEVELS; i++) {
      long price = entry.tenThousandths(prices + i);
      Quantity quantity = entry.quantity(quantities + i);
      if (price == 0 || quantity.isZero()) {
        continue;
      }
      if (count > 0 && Long.signum(price - last) != direction) {
        throw entry.wrong(prices + i, "not worse than the level before");
      }
      found[count++] = new Level(new Price(price), quantity);
      last = price;
    }
    return List.of(count == LEVELS ? found : Arrays.copyOf(found, count));
  }
}
