package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.TradingStatus;
import io.maemae.market.Venue;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Price (주식현재가 시세) and ten-level book (주식현재가 호가/예상체결) of a symbol.
 *
 * <p>Source: official workbook, sheets of those names, 2026-06-03: {@code stck_sdpr} is the base
 * price (기준가), {@code stck_mxpr} and {@code stck_llam} the day's limits, status 58 a halt (거래정지).
 */
final class QuoteCodec {
  private static final int LEVELS = 10;
  private static final String HALTED = "58";

  private final String market;

  /** For the prices of one venue. */
  QuoteCodec(Venue venue) {
    market = marketOf(venue);
  }

  /** FID_COND_MRKT_DIV_CODE: J for KRX, NX for Nextrade, UN for both together. */
  static String marketOf(Venue venue) {
    return switch (venue) {
      case KRX -> "J";
      case NXT -> "NX";
      case SOR -> "UN";
    };
  }

  Map<String, String> query(String code) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("FID_COND_MRKT_DIV_CODE", market);
    query.put("FID_INPUT_ISCD", code);
    return query;
  }

  Quote quote(Symbol symbol, Fields output, Instant now) throws ProtocolException {
    Quantity volume = output.requiredQuantity("acml_vol");
    return new Quote(
        symbol,
        now,
        output.requiredPrice("stck_sdpr"),
        new PriceLimits(output.requiredPrice("stck_llam"), output.requiredPrice("stck_mxpr")),
        // Before the first trade the price is the previous close.
        volume.isZero() ? Optional.empty() : Optional.of(output.requiredPrice("stck_prpr")),
        Optional.of(volume),
        Optional.of(status(symbol, output, now)));
  }

  private static TradingStatus status(Symbol symbol, Fields output, Instant now) {
    return new TradingStatus(
        symbol,
        now,
        output.text("iscd_stat_cls_code").filter(HALTED::equals).isPresent()
            || isYes(output, "temp_stop_yn"),
        isYes(output, "vi_cls_code"));
  }

  private static boolean isYes(Fields output, String name) {
    return output.text(name).filter("Y"::equals).isPresent();
  }

  OrderBook book(Symbol symbol, Fields output, Instant now) throws ProtocolException {
    LocalTime time = output.time("aspr_acpt_hour");
    return new OrderBook(
        symbol,
        MarketTime.instant(MarketTime.date(now), time),
        levels(output, "bidp"),
        levels(output, "askp"));
  }

  private static List<OrderBook.Level> levels(Fields output, String side) throws ProtocolException {
    List<OrderBook.Level> levels = new ArrayList<>();
    for (int i = 1; i <= LEVELS; i++) {
      Optional<Price> price = output.price(side + i);
      Quantity quantity = output.quantity(side + "_rsqn" + i);
      output.checkLevel(side + i, side + "_rsqn" + i);
      if (price.isPresent() && !quantity.isZero()) {
        levels.add(new OrderBook.Level(price.get(), quantity));
      }
    }
    return levels;
  }
}
