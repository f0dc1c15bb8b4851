package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Price (주식기본정보요청, ka10001) and ten-level book (주식호가요청, ka10004) of a symbol.
 *
 * <p>Source: official specification 451f89c, field tables of these calls: {@code base_pric} is the
 * base price (기준가), {@code upl_pric} and {@code lst_pric} the day's limits (상한가, 하한가). The example
 * of ka10001 there has its values shifted against the names; the table counts.
 *
 * <p>No call of the specification tells with a price that trading is halted or interrupted, so a
 * quote never does: a halt is told by the list of instruments, an interruption by the stream.
 */
final class QuoteCodec {
  private static final int LEVELS = 10;

  /** How far the server's clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Venue venue;

  /** For the prices of one venue. */
  QuoteCodec(Venue venue) {
    this.venue = venue;
  }

  /** Asks for either of them. */
  Map<String, String> query(Symbol symbol) {
    return Map.of("stk_cd", KiwoomSymbols.quoted(symbol, venue));
  }

  /**
   * Reads a price.
   *
   * @param now when it was true: the answer has no time
   */
  Quote quote(Symbol symbol, KiwoomAnswer answer, Instant now) throws ProtocolException {
    KiwoomSymbols.check(symbol, answer);
    Fields fields = answer.fields();
    Quantity volume = fields.requiredQuantity("trde_qty");
    return new Quote(
        symbol,
        now,
        SignedPrices.required(fields, "base_pric"),
        limits(fields),
        // Before the first trade the price is the previous close.
        volume.isZero() ? Optional.empty() : Optional.of(SignedPrices.required(fields, "cur_prc")),
        Optional.of(volume),
        Optional.empty());
  }

  private static PriceLimits limits(Fields fields) throws ProtocolException {
    Price lower = SignedPrices.required(fields, "lst_pric");
    Price upper = SignedPrices.required(fields, "upl_pric");
    if (lower.isAbove(upper)) {
      throw new ProtocolException("lst_pric " + lower + " is above upl_pric " + upper);
    }
    return new PriceLimits(lower, upper);
  }

  /** Reads a book. It has a time but no date: one that lies ahead is of the day before. */
  OrderBook book(Symbol symbol, KiwoomAnswer answer, Instant now) throws ProtocolException {
    Fields fields = answer.fields();
    LocalTime time = fields.time("bid_req_base_tm");
    LocalDate today = MarketTime.date(now);
    boolean liesAhead = MarketTime.instant(today, time).isAfter(now.plus(AHEAD));
    return new OrderBook(
        symbol,
        MarketTime.instant(liesAhead ? today.minusDays(1) : today, time),
        levels(fields, "buy"),
        levels(fields, "sel"));
  }

  private static List<OrderBook.Level> levels(Fields fields, String side) throws ProtocolException {
    List<OrderBook.Level> levels = new ArrayList<>();
    for (int i = 1; i <= LEVELS; i++) {
      String level = i == 1 ? side + "_fpr_" : side + "_" + i + "th_pre_";
      Optional<Price> price = SignedPrices.price(fields, level + "bid");
      Quantity quantity = fields.quantity(level + "req");
      fields.checkLevel(level + "bid", level + "req");
      if (price.isPresent() && !quantity.isZero()) {
        levels.add(new OrderBook.Level(price.get(), quantity));
      }
    }
    return levels;
  }
}
