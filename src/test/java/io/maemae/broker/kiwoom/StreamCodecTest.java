package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamCodecTest {
  private static final long SEED = 20261120;
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final Symbol HYNIX = new Symbol("000660");
  private static final String TRADE = StreamFrames.read("real-0B");
  private static final String BOOK = StreamFrames.read("real-0D");
  private static final String ORDER = StreamFrames.read("real-00-1-accepted");

  @Test
  void aTradeIsReadWithoutItsSigns() throws ProtocolException {
    assertEquals(List.of(trade(SAMSUNG, "16:52:08", "20800", 82)), StreamTold.of(TRADE));
    String sold = StreamFrames.with(TRADE, Map.of(10, "+20800", 15, "-82"));
    assertEquals(List.of(trade(SAMSUNG, "16:52:08", "20800", 82)), StreamTold.of(sold));
  }

  @ParameterizedTest
  @CsvSource({"20800, 20800", "' -20800 ', 20800", "+20800.5, 20800.5", "-0.0001, 0.0001"})
  void pricesAreReadAsTheyAreWritten(String wire, String price) throws ProtocolException {
    String frame = StreamFrames.with(TRADE, 10, wire);
    assertEquals(List.of(trade(SAMSUNG, "16:52:08", price, 82)), StreamTold.of(frame));
  }

  @ParameterizedTest
  @ValueSource(strings = {"005930", "005930_NX", "005930_AL", "A005930", " 005930 "})
  void theVenueIsNoPartOfTheSymbol(String item) throws ProtocolException {
    String frame = StreamFrames.withItem(TRADE, item);
    assertEquals(List.of(trade(SAMSUNG, "16:52:08", "20800", 82)), StreamTold.of(frame));
  }

  @Test
  void valuesMayBeNumbers() throws ProtocolException {
    String frame =
        "{\"data\":[{\"values\":{\"10\":-20800,\"15\":82,\"20\":165208,\"12\":null,\"13\":[1]},"
            + "\"item\":\"005930\",\"type\":\"0B\"}],\"trnm\":\"REAL\"}";
    assertEquals(List.of(trade(SAMSUNG, "16:52:08", "20800", 82)), StreamTold.of(frame));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "+0"})
  void aTradeOfNoSharesIsNone(String size) throws ProtocolException {
    assertEquals(List.of(), StreamTold.of(StreamFrames.with(TRADE, 15, size)));
  }

  @ParameterizedTest
  @CsvSource({
    "10, '', 0B: FID 10: no price: ''",
    "10, -0, 0B: FID 10: no price: '-0'",
    "10, x, 0B: FID 10: unreadable number: 'x'",
    "10, --1, 0B: FID 10: unreadable number: '--1'",
    "10, -, 0B: FID 10: unreadable number: '-'",
    "10, 1., 0B: FID 10: unreadable number: '1.'",
    "10, .5, 0B: FID 10: unreadable number: '.5'",
    "10, 1.00001, 0B: FID 10: more than four decimals: '1.00001'",
    "10, 208000000000000, 0B: FID 10: unreadable number: '208000000000000'",
    "15, '', 0B: FID 15: unreadable number: ''",
    "15, 1.5, 0B: FID 15: unreadable number: '1.5'",
    "15, 1111111111222222222233, 0B: FID 15: unreadable number: (22 characters)",
    "20, 240000, 0B: FID 20: no time of day: '240000'",
    "20, 95208, 0B: FID 20: not 6 digits: '95208'"
  })
  void whatATradeCannotHaveIsNamedAndItsSymbolMissed(int fid, String value, String message) {
    StreamTold told = new StreamTold();
    String frame = StreamFrames.with(TRADE, fid, value);
    assertEquals(message, refusal(told, frame));
    assertEquals(List.of(), told.values);
    assertEquals(List.of(Set.of(SAMSUNG)), told.missed);
    assertEquals(List.of(), told.unreadable);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 20})
  void aTradeNeedsItsFields(int fid) {
    StreamTold told = new StreamTold();
    assertEquals("0B: FID " + fid + ": missing", refusal(told, StreamFrames.without(TRADE, fid)));
    assertEquals(List.of(Set.of(SAMSUNG)), told.missed);
  }

  @Test
  void aTradeOfNobodyMayBeAnybodys() {
    StreamTold told = new StreamTold();
    assertEquals("0B: item: no short code", refusal(told, StreamFrames.withItem(TRADE, "")));
    assertEquals(List.of(Set.of()), told.missed);
  }

  @Test
  void aTimeLongAfterTheReceiptIsOfTheDayBefore() throws ProtocolException {
    StreamTold told = new StreamTold();
    LocalDate today = StreamTold.TODAY;
    String evening = StreamFrames.with(TRADE, 20, "195959");
    told.decode(evening, MarketTime.instant(today, LocalTime.of(0, 0, 10)));
    told.decode(evening, MarketTime.instant(today, LocalTime.of(19, 59, 50)));
    assertEquals(
        List.of(
            MarketTime.instant(today.minusDays(1), LocalTime.of(19, 59, 59)),
            MarketTime.instant(today, LocalTime.of(19, 59, 59))),
        told.values.stream().map(t -> ((Trade) t).at()).toList());
  }

  @Test
  void interruptionsBeginAndEnd() throws ProtocolException {
    String frame =
        "{\"trnm\":\"REAL\",\"data\":[{\"type\":\"1h\",\"name\":\"VI\",\"item\":\"\","
            + "\"values\":{\"9001\":\"A005930\",\"9068\":\"1\",\"1224\":\"090412\"}}]}";
    assertEquals(
        List.of(new TradingStatus(SAMSUNG, StreamTold.RECEIVED, false, true)),
        StreamTold.of(frame));
    assertEquals(
        List.of(new TradingStatus(SAMSUNG, StreamTold.RECEIVED, false, false)),
        StreamTold.of(StreamFrames.with(frame, 9068, "2")));
    assertEquals(
        "1h: FID 9068: unknown code: '3'",
        refusal(new StreamTold(), StreamFrames.with(frame, 9068, "3")));
  }

  @Test
  void sessionsAreToldKnownOrNot() throws ProtocolException {
    String frame = StreamFrames.read("real-0s-session");
    LocalTime nine = LocalTime.of(9, 0);
    assertEquals(List.of(new StreamTold.Session("3", nine)), StreamTold.of(frame));
    assertEquals(
        List.of(new StreamTold.Session("b", nine)),
        StreamTold.of(StreamFrames.with(frame, 215, "b")));
  }

  @Test
  void aBalanceIsAHint() throws ProtocolException {
    assertEquals(
        List.of(new StreamTold.Balance(SAMSUNG)),
        StreamTold.of(StreamFrames.with(StreamFrames.read("real-04-balance"), 9001, "A005930")));
  }

  @Test
  void conditionsAreMetAndLeft() throws ProtocolException {
    String frame = StreamFrames.read("real-condition-insert");
    assertEquals(
        List.of(new ConditionHit("4", SAMSUNG, true, at("15:20:28"))), StreamTold.of(frame));
    assertEquals(
        List.of(new ConditionHit("4", SAMSUNG, false, at("15:20:28"))),
        StreamTold.of(StreamFrames.with(frame, Map.of(841, "4  ", 843, "D", 9001, "A005930"))));
    assertEquals(
        "02: FID 843: unknown code: 'U'",
        refusal(new StreamTold(), StreamFrames.with(frame, 843, "U")));
  }

  @Test
  void typesThatNobodyAskedForAreSkipped() throws ProtocolException {
    String frame = TRADE.replace("\"0B\"", "\"0b\"");
    assertEquals(
        List.of(trade(SAMSUNG, "16:52:08", "20800", 82)),
        StreamTold.of(StreamFrames.joined(frame, TRADE)));
  }

  @Test
  void everyEntryOfAFrameStandsForItself() {
    StreamTold told = new StreamTold();
    String bad = StreamFrames.with(TRADE, 10, "x");
    String wrong = StreamFrames.with(ORDER, 907, "3");
    String other = StreamFrames.withItem(TRADE, "000660_AL");
    String frame = StreamFrames.joined(bad, TRADE, wrong, other, BOOK);
    assertEquals("0B: FID 10: unreadable number: 'x'", refusal(told, frame));
    assertEquals(
        List.of(trade(SAMSUNG, "16:52:08", "20800", 82), trade(HYNIX, "16:52:08", "20800", 82)),
        told.values.subList(0, 2));
    assertEquals(3, told.values.size());
    assertEquals(List.of(Set.of(SAMSUNG)), told.missed);
    assertEquals(List.of("00: FID 907: unknown side: '3'"), told.unreadable);
  }

  @Test
  void anEntryWithoutATypeMayHaveBeenAnything() {
    for (String entry : List.of("{}", "null", "[]", "\"0B\"", "{\"type\":null,\"values\":{}}")) {
      StreamTold told = new StreamTold();
      String frame = "{\"trnm\":\"REAL\",\"data\":[" + entry + "]}";
      assertEquals("an entry without a type", refusal(told, frame));
      assertEquals(List.of(Set.of()), told.missed);
      assertEquals(List.of("an entry without a type"), told.unreadable);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"data\":[]}",
        "{\"trnm\":null}",
        "{\"trnm\":\"REAL\"}",
        "{\"trnm\":\"REAL\",\"data\":{}}",
        "{\"trnm\":\"REAL\",\"data\":[]} {}",
        "{\"trnm\":\"REAL\",\"data\":[]}]"
      })
  void aFrameThatIsNoneMayHaveBeenAnything(String frame) {
    StreamTold told = new StreamTold();
    String why = refusal(told, frame);
    assertEquals(List.of(), told.values);
    assertEquals(List.of(Set.of()), told.missed);
    assertEquals(List.of(why), told.unreadable);
  }

  @Test
  void anUnreadableWordAboutTheStreamLosesNothingElse() {
    StreamTold told = new StreamTold();
    assertEquals("return_code is missing", refusal(told, "{\"trnm\":\"LOGIN\"}"));
    assertEquals("a frame is no JSON: JsonEOFException", refusal(told, "{\"trnm\":\"LOGIN\""));
    assertEquals(List.of(), told.values);
    assertEquals(List.of(), told.missed);
    assertEquals(List.of(), told.unreadable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real-0B",
        "real-0D",
        "real-0s-session",
        "real-04-balance",
        "real-condition-insert",
        "real-00-1-accepted",
        "real-00-3-full-fill",
        "cnsrlst.reply",
        "cnsrreq-once.reply",
        "login.fail"
      })
  void theOrderOfKeysMeansNothing(String sample) throws ProtocolException {
    Random random = new Random(SEED);
    String frame = StreamFrames.read(sample);
    StreamTold told = new StreamTold();
    told.decode(frame);
    for (int round = 1; round <= 50; round++) {
      told.decode(StreamFrames.shuffled(frame, random));
      assertEquals(told.values.get(0), told.values.get(round), "seed " + SEED);
    }
  }

  @Test
  void aFrameLeavesNothingForTheNext() throws ProtocolException {
    StreamTold told = new StreamTold();
    String[] many = new String[200];
    Arrays.fill(many, TRADE);
    told.decode(StreamFrames.joined(many));
    assertEquals(200, told.values.size());
    for (int fid : new int[] {10, 15, 20}) {
      assertEquals("0B: FID " + fid + ": missing", refusal(told, StreamFrames.without(TRADE, fid)));
    }
    assertEquals(200, told.values.size());
  }

  private static String refusal(StreamTold told, String frame) {
    return assertThrows(ProtocolException.class, () -> told.decode(frame)).getMessage();
  }

  private static Trade trade(Symbol symbol, String time, String price, long quantity) {
    return new Trade(symbol, at(time), Price.parse(price), Quantity.of(quantity));
  }

  private static Instant at(String time) {
    return MarketTime.instant(StreamTold.TODAY, LocalTime.parse(time));
  }
}
