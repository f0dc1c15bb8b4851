package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderBook.Level;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices and books as the documents have them, whole and cut. */
final class QuoteCodecTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final Instant NOW = at("10:15:23");

  private final QuoteCodec codec = new QuoteCodec(Venue.KRX);

  private static Instant at(String time) {
    return MarketTime.instant(FRIDAY, LocalTime.parse(time));
  }

  private Quote quote(KiwoomAnswer answer) throws ProtocolException {
    return codec.quote(SAMSUNG, answer, NOW);
  }

  private OrderBook book(KiwoomAnswer answer) throws ProtocolException {
    return codec.book(SAMSUNG, answer, NOW);
  }

  @Test
  void aQuoteHasThePricesOfTheDayWithoutTheirSigns() throws ProtocolException {
    assertEquals(
        new Quote(
            SAMSUNG,
            NOW,
            Price.ofWon(78_700),
            new PriceLimits(Price.ofWon(55_100), Price.ofWon(102_300)),
            Optional.of(Price.ofWon(78_800)),
            Optional.of(Quantity.of(14_947_571)),
            Optional.empty()),
        quote(MarketAnswers.read("price.json")));
  }

  @Test
  void aPriceBelowTheCloseOfTheDayBeforeIsNotNegative() throws ProtocolException {
    KiwoomAnswer down = MarketAnswers.with("price.json", "cur_prc", "-78000");

    assertEquals(Optional.of(Price.ofWon(78_000)), quote(down).last());
  }

  @Test
  void beforeTheFirstTradeThereIsNoLastPrice() throws ProtocolException {
    Quote quote = quote(MarketAnswers.with("price.json", "trde_qty", "0"));

    assertEquals(Optional.empty(), quote.last());
    assertEquals(Optional.of(Quantity.ZERO), quote.volume());
  }

  @ParameterizedTest
  @ValueSource(strings = {"base_pric", "upl_pric", "lst_pric", "cur_prc", "trde_qty"})
  void aQuoteWithoutAFieldIsRefused(String name) {
    assertThrows(ProtocolException.class, () -> quote(MarketAnswers.without("price.json", name)));
    assertThrows(ProtocolException.class, () -> quote(MarketAnswers.with("price.json", name, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "base_pric, 0",
    "base_pric, 20231024x",
    "upl_pric, +100",
    "cur_prc, -0",
    "cur_prc, 1e30",
    "trde_qty, -5",
    "trde_qty, 1.5",
    "stk_cd, 000660",
    "stk_cd, x"
  })
  void whatCannotBeIsRefused(String name, String value) {
    assertThrows(
        ProtocolException.class, () -> quote(MarketAnswers.with("price.json", name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"005930", "A005930", "005930_NX", "005930_AL"})
  void theSymbolMayBeSpelledInAnyWay(String code) throws ProtocolException {
    assertEquals(SAMSUNG, quote(MarketAnswers.with("price.json", "stk_cd", code)).symbol());
  }

  @Test
  void aBookHasTenLevelsASideTheBestFirst() throws ProtocolException {
    OrderBook book = book(MarketAnswers.read("book.json"));

    assertEquals(at("10:15:22"), book.at());
    assertEquals(List.of(10, 10), List.of(book.bids().size(), book.asks().size()));
    assertEquals(
        List.of(
            new Level(Price.ofWon(78_800), Quantity.of(8_234)),
            new Level(Price.ofWon(78_700), Quantity.of(3_274)),
            new Level(Price.ofWon(78_600), Quantity.of(3_411))),
        book.bids().subList(0, 3));
    assertEquals(
        List.of(
            new Level(Price.ofWon(78_900), Quantity.of(4_012)),
            new Level(Price.ofWon(79_000), Quantity.of(3_274)),
            new Level(Price.ofWon(79_100), Quantity.of(3_411))),
        book.asks().subList(0, 3));
    assertEquals(new Level(Price.ofWon(77_900), Quantity.of(4_370)), book.bids().get(9));
    assertEquals(new Level(Price.ofWon(79_800), Quantity.of(4_370)), book.asks().get(9));
  }

  @Test
  void aLevelWithoutPriceOrQuantityIsNone() throws ProtocolException {
    assertEquals(9, book(MarketAnswers.with("book.json", "sel_fpr_bid", "0")).asks().size());
    assertEquals(9, book(MarketAnswers.with("book.json", "buy_10th_pre_req", "0")).bids().size());
    assertEquals(9, book(MarketAnswers.with("book.json", "buy_2th_pre_bid", "-0")).bids().size());
  }

  @ParameterizedTest
  @CsvSource({"101522, 2026-11-20", "101600, 2026-11-20", "162000, 2026-11-19"})
  void aTimeThatLiesAheadIsOfTheDayBefore(String time, LocalDate day) throws ProtocolException {
    OrderBook book = book(MarketAnswers.with("book.json", "bid_req_base_tm", time));

    assertEquals(day, MarketTime.date(book.at()));
  }

  @ParameterizedTest
  @CsvSource({"bid_req_base_tm, 1015", "sel_fpr_req, -1", "buy_3th_pre_bid, x"})
  void aBookThatCannotBeIsRefused(String name, String value) {
    assertThrows(ProtocolException.class, () -> book(MarketAnswers.with("book.json", name, value)));
  }

  @ParameterizedTest
  @CsvSource({"KRX, 005930", "NXT, 005930_NX", "SOR, 005930_AL"})
  void pricesAreThoseOfAVenue(Venue venue, String code) {
    assertEquals(Map.of("stk_cd", code), new QuoteCodec(venue).query(SAMSUNG));
  }

  @Test
  void whereverAnAnswerIsCutItIsAValueOrRefused() {
    MarketAnswers.readCut("price.json", answer -> assertEquals(SAMSUNG, quote(answer).symbol()));
    MarketAnswers.readCut("book.json", answer -> assertTrue(book(answer).asks().size() <= 10));
  }
}
