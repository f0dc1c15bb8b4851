package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderBook.Level;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamCodecTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final Symbol HYNIX = new Symbol("000660");
  private static final String MORE = "^1^2^3";

  @Test
  void tradesCapturedFromTheExchangeAreRead() throws ProtocolException {
    Instant at = MarketTime.instant(LocalDate.of(2025, 7, 30), LocalTime.of(9, 47, 51));
    assertEquals(
        List.of(
            new Trade(SAMSUNG, at, Price.ofWon(71_950), Quantity.of(1)),
            new Trade(SAMSUNG, at, Price.ofWon(71_900), Quantity.of(2)),
            new Trade(SAMSUNG, at, Price.ofWon(72_000), Quantity.of(75))),
        Told.of(Frames.read("trades-captured-2025-07-30.txt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trade-46.txt", "trade-47.txt"})
  void aTradeIsReadWhateverItsWidth(String file) throws ProtocolException {
    assertEquals(List.of(trade(SAMSUNG, "09:33:54", "71900", 1)), Told.of(Frames.read(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trades-3x46.txt", "trades-3x47.txt"})
  void everyRecordOfAFrameIsRead(String file) throws ProtocolException {
    assertEquals(
        List.of(
            trade(SAMSUNG, "09:33:54", "71900", 1),
            trade(SAMSUNG, "09:33:54", "71900", 250),
            trade(SAMSUNG, "09:33:55", "71800", 12)),
        Told.of(Frames.read(file)));
  }

  @Test
  void aHalfTickOfNextradeIsExact() throws ProtocolException {
    assertEquals(
        List.of(trade(new Symbol("0001A0"), "08:00:03", "71950.5", 7)),
        Told.of(Frames.read("trade-nxt-half-tick.txt")));
  }

  @Test
  void anEtnLosesItsLetter() throws ProtocolException {
    assertEquals(
        List.of(trade(new Symbol("500001"), "15:30:00", "10255", 40)),
        Told.of(Frames.read("trade-unified-etn.txt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void anExpectedPriceIsNoTrade(String session) throws ProtocolException {
    String frame = Frames.with(Frames.read("trade-47.txt"), 43, session);
    assertEquals(List.of(), Told.of(frame));
  }

  @Test
  void aRecordOfNoSharesIsNoTrade() throws ProtocolException {
    assertEquals(List.of(), Told.of(Frames.with(Frames.read("trade-47.txt"), 12, "0")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5930, MKSC_SHRN_ISCD: no short code: '5930'",
    "0, 00593a, MKSC_SHRN_ISCD: no short code: '00593a'",
    "0, A005930, MKSC_SHRN_ISCD: no short code: 'A005930'",
    "1, 240000, STCK_CNTG_HOUR: no time of day: '240000'",
    "1, 93354, STCK_CNTG_HOUR: not 6 digits: '93354'",
    "2, -71900, STCK_PRPR: unreadable number: '-71900'",
    "2, '', STCK_PRPR: unreadable number: ''",
    "2, 0, STCK_PRPR: no price: '0'",
    "2, 71900., STCK_PRPR: unreadable number: '71900.'",
    "2, 1.00001, STCK_PRPR: more than four decimals: '1.00001'",
    "2, 719000000000000, STCK_PRPR: unreadable number: '719000000000000'",
    "12, 1.5, CNTG_VOL: unreadable number: '1.5'",
    "12, 1111111111222222222233, CNTG_VOL: unreadable number: (22 characters)",
    "33, 20261131, BSOP_DATE: no date: '20261131'",
    "33, 261120, BSOP_DATE: not 8 digits: '261120'",
    "43, E, HOUR_CLS_CODE: unknown code: 'E'",
    "43, '', HOUR_CLS_CODE: no code of one character: ''"
  })
  void whatATradeCannotHaveIsNamed(int column, String value, String message) {
    String frame = Frames.with(Frames.read("trade-47.txt"), column, value);
    assertEquals(message, assertThrows(ProtocolException.class, () -> Told.of(frame)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"book-59.txt", "book-63.txt", "book-nxt-62.txt", "book-nxt-65.txt"})
  void aBookIsReadWhateverItsWidth(String file) throws ProtocolException {
    assertEquals(List.of(book(SAMSUNG, "09:33:54", 71_900, 71_800)), Told.of(Frames.read(file)));
  }

  @Test
  void everyBookOfAFrameIsRead() throws ProtocolException {
    assertEquals(
        List.of(
            book(SAMSUNG, "09:33:54", 71_900, 71_800), book(HYNIX, "09:33:55", 402_000, 401_500)),
        Told.of(Frames.read("books-2x63.txt")));
    assertEquals(
        List.of(
            book(HYNIX, "09:33:54", 402_000, 401_500), book(HYNIX, "09:33:55", 402_500, 402_000)),
        Told.of(Frames.read("books-unified-2x66.txt")));
  }

  @Test
  void atTheUpperLimitNobodySells() throws ProtocolException {
    OrderBook book = book(SAMSUNG, "09:33:54", 71_900, 93_400);
    assertEquals(
        List.of(new OrderBook(SAMSUNG, book.at(), book.bids(), List.of())),
        Told.of(Frames.read("book-limit-up.txt")));
  }

  @Test
  void aLevelWithoutAPriceIsLeftOut() throws ProtocolException {
    String frame = Frames.with(Frames.read("book-59.txt"), 3, "0");
    OrderBook book = book(SAMSUNG, "09:33:54", 71_900, 71_800);
    assertEquals(
        List.of(new OrderBook(SAMSUNG, book.at(), book.bids(), book.asks().subList(1, 10))),
        Told.of(frame));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 093360, BSOP_HOUR: no time of day: '093360'",
    "2, 093354, HOUR_CLS_CODE: no code of one character: '093354'",
    "4, 71900, ASKP2: not worse than the level before: '71900'",
    "22, 71800, BIDP10: not worse than the level before: '71800'",
    "42, x, BIDP_RSQN10: unreadable number: 'x'"
  })
  void whatABookCannotHaveIsNamed(int column, String value, String message) {
    String frame = Frames.with(Frames.read("book-59.txt"), column, value);
    assertEquals(message, assertThrows(ProtocolException.class, () -> Told.of(frame)).getMessage());
  }

  @Test
  void haltsAndInterruptionsAreRead() throws ProtocolException {
    assertEquals(
        List.of(new TradingStatus(SAMSUNG, Told.RECEIVED, false, true)),
        Told.of(Frames.read("status-krx.txt")));
    assertEquals(
        List.of(new TradingStatus(new Symbol("035720"), Told.RECEIVED, true, false)),
        Told.of(Frames.read("status-nxt.txt")));
    assertEquals(
        List.of(
            new TradingStatus(SAMSUNG, Told.RECEIVED, false, false),
            new TradingStatus(new Symbol("500001"), Told.RECEIVED, false, true)),
        Told.of(Frames.read("status-unified-11.txt")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, '', TRHT_YN: no code of one character: ''",
    "1, 1, TRHT_YN: unknown code: '1'",
    "8, 1, VI_CLS_CODE: unknown code: '1'"
  })
  void aStateThatIsNotUnderstoodIsNotGuessed(int column, String value, String message) {
    String frame = Frames.with(Frames.read("status-krx.txt"), column, value);
    assertEquals(message, assertThrows(ProtocolException.class, () -> Told.of(frame)).getMessage());
  }

  @Test
  void aStateOfNobodyCannotBeTold() {
    String frame = Frames.read("status-unified-10.txt");
    assertEquals(
        "MKSC_SHRN_ISCD: no short code: 'N'",
        assertThrows(ProtocolException.class, () -> Told.of(frame)).getMessage());
  }

  @Test
  void aTradeThatCannotBeReadIsMissedWithTheRestOfItsFrame() throws ProtocolException {
    Told told = new Told();
    String record = Frames.read("trade-47.txt").substring("0|H0STCNT0|001|".length());
    String bad = Frames.with(record, 2, "x");
    String other = Frames.with(record, 0, "000660");
    String frame = "0|H0STCNT0|003|" + String.join("^", record, bad, other);

    assertThrows(ProtocolException.class, () -> told.decode(frame));
    assertEquals(List.of(trade(SAMSUNG, "09:33:54", "71900", 1)), told.values);
    assertEquals(List.of(Set.of(SAMSUNG, new Symbol("000660"))), told.missed);
  }

  @Test
  void columnsThatAreNewAreReportedOnceForEachFeed() throws ProtocolException {
    Told told = new Told();
    told.decode(Frames.read("trade-47.txt") + MORE);
    told.decode(Frames.read("trade-47.txt") + MORE);
    told.decode(Frames.read("book-63.txt") + MORE);
    assertEquals(
        List.of(
            trade(SAMSUNG, "09:33:54", "71900", 1),
            trade(SAMSUNG, "09:33:54", "71900", 1),
            book(SAMSUNG, "09:33:54", 71_900, 71_800)),
        told.values);
    assertEquals(
        List.of(
            "H0STCNT0: records of 50 columns (50 fields, 1 records), known are [47, 46]",
            "H0STASP0: records of 66 columns (66 fields, 1 records), known are [63, 59]"),
        told.reports);
  }

  @Test
  void severalRecordsWithNewColumnsAreRead() throws ProtocolException {
    Told told = new Told();
    String record = Frames.read("trade-47.txt").substring("0|H0STCNT0|001|".length()) + MORE;
    told.decode("0|H0STCNT0|002|" + record + "^" + record);
    assertEquals(
        List.of(trade(SAMSUNG, "09:33:54", "71900", 1), trade(SAMSUNG, "09:33:54", "71900", 1)),
        told.values);
    assertEquals(
        List.of("H0STCNT0: records of 50 columns (100 fields, 2 records), known are [47, 46]"),
        told.reports);
  }

  @Test
  void aFrameOfManyRecordsIsRead() throws ProtocolException {
    String record = Frames.read("trade-47.txt").substring("0|H0STCNT0|001|".length());
    String frame = "0|H0STCNT0|200|" + String.join("^", Collections.nCopies(200, record));
    assertEquals(Collections.nCopies(200, trade(SAMSUNG, "09:33:54", "71900", 1)), Told.of(frame));
  }

  @Test
  void knownWidthsAreNotReported() throws ProtocolException {
    Told told = new Told();
    told.decode(Frames.read("trade-46.txt"));
    told.decode(Frames.read("trades-3x47.txt"));
    told.decode(Frames.read("book-59.txt"));
    told.decode(Frames.read("books-unified-2x66.txt"));
    told.decode(Frames.read("status-unified-11.txt"));
    assertEquals(List.of(), told.reports);
  }

  @Test
  void columnsBehindThoseNeededMayBeMissing() throws ProtocolException {
    Told told = new Told();
    String frame = Frames.read("trade-46.txt");
    told.decode(frame.substring(0, frame.length() - "^72100".length()));
    assertEquals(List.of(trade(SAMSUNG, "09:33:54", "71900", 1)), told.values);
    assertEquals(
        List.of("H0STCNT0: records of 45 columns (45 fields, 1 records), known are [47, 46]"),
        told.reports);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "\"\"; frame must begin with '0|' or '1|', began with ''",
        "2|H0STCNT0|001|; frame must begin with '0|' or '1|', began with '2|'",
        "{\"header\":{}}; frame must begin with '0|' or '1|', began with '{\"'",
        "0|H0STCNT9|001|1; TR id: unknown: 'H0STCNT9|0'",
        "0|H0STCNT0; TR id: unknown: 'H0STCNT0'",
        "0|H0STCNT0|001; number of records: missing, or out of range",
        "0|H0STCNT0|000|1; number of records: missing, or out of range",
        "0|H0STCNT0|-01|1; number of records: unreadable digit '-'",
        "0|H0STCNT0|99999|1; number of records: missing, or out of range",
        "1|H0STCNT0|001|1; encrypted, and no key was acknowledged"
      })
  void aFrameOfAnotherShapeIsRefused(String frame, String message) {
    assertEquals(message, assertThrows(ProtocolException.class, () -> Told.of(frame)).getMessage());
  }

  @Test
  void symbolsGoToTheWireAndBack() throws ProtocolException {
    assertEquals("005930", KisSymbols.code(SAMSUNG, false));
    assertEquals("Q500001", KisSymbols.code(new Symbol("500001"), true));
    assertEquals(SAMSUNG, KisSymbols.symbol("005930"));
    assertEquals(new Symbol("500001"), KisSymbols.symbol("Q500001"));
    assertEquals(new Symbol("Q50000"), KisSymbols.symbol("Q50000"));
    assertThrows(ProtocolException.class, () -> KisSymbols.symbol("A005930"));
  }

  private static Trade trade(Symbol symbol, String time, String price, long quantity) {
    return new Trade(symbol, at(time), Price.parse(price), Quantity.of(quantity));
  }

  private static OrderBook book(Symbol symbol, String time, long bestAsk, long bestBid) {
    return new OrderBook(symbol, at(time), levels(bestBid, -100, 900), levels(bestAsk, 100, 1_000));
  }

  private static List<Level> levels(long best, long step, long quantity) {
    return IntStream.range(0, 10)
        .mapToObj(i -> new Level(Price.ofWon(best + i * step), Quantity.of(quantity * (i + 1))))
        .toList();
  }

  private static Instant at(String time) {
    return MarketTime.instant(Told.TODAY, LocalTime.parse(time));
  }
}
