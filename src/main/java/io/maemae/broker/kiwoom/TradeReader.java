package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;

/**
 * Reads messages of trades (주식체결, 0B). Prices that are only expected (예상체결) come as another type.
 * Source: specification 451f89c, type 0B.
 */
final class TradeReader {
  private TradeReader() {}

  /** Tells the trade of a message; there is none if no share changed hands. */
  static void read(Entry entry, FrameTime time, StreamCodec.Listener listener)
      throws ProtocolException {
    Symbol symbol = entry.requiredItem();
    Price price = entry.price(Fid.PRICE).orElseThrow(() -> entry.wrong(Fid.PRICE, "no price"));
    long size = entry.magnitude(Fid.SIZE);
    Trade trade = new Trade(symbol, time.at(entry.time(Fid.TIME)), price, Quantity.of(size));
    if (size > 0) {
      listener.trade(trade);
    }
  }
}
