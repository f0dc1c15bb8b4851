package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts as the documents have them, whole and cut. */
class ChartCodecTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);

  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());

  private final ChartCodec codec = new ChartCodec(Venue.KRX, CALENDAR);

  @Test
  void aMinuteIsNamedByItsStartAndTheOneThatGoesOnIsNotComplete() throws ProtocolException {
    assertEquals(
        new ChartCodec.Page<>(
            List.of(
                minute("09:33", 71_800, 72_000, 71_800, 71_900, 51_234, false),
                minute("09:32", 71_900, 71_900, 71_800, 71_800, 40_211, true),
                minute("09:31", 71_900, 72_000, 71_900, 71_900, 38_002, true)),
            Optional.of(LocalTime.of(9, 31)),
            false),
        minutes("minutes-today.json", "09:33:59"));
  }

  @Test
  void aMinuteThatHasEndedIsComplete() throws ProtocolException {
    assertTrue(minutes("minutes-today.json", "09:34").bars().get(0).complete());
  }

  @Test
  void whatLiesAheadIsNoBar() throws ProtocolException {
    assertEquals(
        List.of(minute("09:31", 71_900, 72_000, 71_900, 71_900, 38_002, false)),
        minutes("minutes-today.json", "09:31:30").bars());
  }

  @Test
  void onlyMinutesOfTheRegularSessionWithTradesAreBars() throws ProtocolException {
    assertEquals(
        new ChartCodec.Page<>(
            List.of(
                minute("15:30", 71_900, 71_900, 71_900, 71_900, 800_000, true),
                minute("15:19", 71_700, 71_900, 71_700, 71_800, 41_000, true),
                minute("09:00", 72_000, 72_100, 71_900, 72_000, 210_000, true)),
            Optional.of(LocalTime.of(8, 59)),
            true),
        minutes("minutes-evening.json", "20:00"));
  }

  @Test
  void aDayStartsAtTheOpeningAndTodayIsNotComplete() throws ProtocolException {
    assertEquals(
        new ChartCodec.Page<>(
            List.of(
                day("2026-11-20", 72_000, 72_100, 71_700, 71_900, 9_000_100, false),
                bar(
                    Timeframe.D1,
                    MarketTime.instant(LocalDate.of(2026, 11, 19), LocalTime.of(10, 0)),
                    new long[] {71_500, 72_200, 71_400, 72_000},
                    12_000_000,
                    true),
                day("2026-11-17", 71_000, 71_600, 70_900, 71_500, 11_000_000, true)),
            Optional.of(TUESDAY),
            false),
        codec.days(SAMSUNG, TUESDAY, FRIDAY, answer(read("days.json")), FRIDAY));
  }

  @Test
  void daysThatWereNotAskedForAreLeftOut() throws ProtocolException {
    ChartCodec.Page<LocalDate> page =
        codec.days(SAMSUNG, FRIDAY, FRIDAY, answer(read("days.json")), FRIDAY);

    assertEquals(1, page.bars().size());
    assertTrue(page.goesFurtherBack());
  }

  @Test
  void aPriceOfFractionsIsExact() throws ProtocolException {
    KisAnswer answer = answer(read("days.json").replace("\"70900\"", "\"70899.3333\""));

    List<Bar> bars = codec.days(SAMSUNG, TUESDAY, FRIDAY, answer, FRIDAY).bars();

    assertEquals(Price.parse("70899.3333"), bars.get(2).low());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"stck_hgpr\": \"72000\" \"stck_hgpr\": \"1\"",
        "\"cntg_vol\": \"51234\" \"cntg_vol\": \"\"",
        "\"cntg_vol\": \"51234\" \"cntg_vol\": \"-5\"",
        "\"stck_oprc\": \"71800\" \"stck_oprc\": \"0\"",
        "\"stck_cntg_hour\": \"093300\" \"stck_cntg_hour\": \"9330\"",
        "\"output2\" \"output3\""
      })
  void whatCannotBeIsRefused(String change) {
    int middle = change.indexOf("\" \"") + 1;
    String text =
        read("minutes-today.json")
            .replace(change.substring(0, middle), change.substring(middle + 1));

    assertThrows(ProtocolException.class, () -> minutes(answer(text), "20:00"));
  }

  @Test
  void queriesAreAsDocumented() {
    assertEquals(
        "{FID_COND_MRKT_DIV_CODE=J, FID_INPUT_ISCD=005930, FID_INPUT_HOUR_1=093359,"
            + " FID_PW_DATA_INCU_YN=N, FID_ETC_CLS_CODE=}",
        codec.minutesOfToday("005930", LocalTime.parse("09:33:59")).toString());
    assertEquals(
        "{FID_COND_MRKT_DIV_CODE=J, FID_INPUT_ISCD=005930, FID_INPUT_DATE_1=20261117,"
            + " FID_INPUT_HOUR_1=153000, FID_PW_DATA_INCU_YN=N, FID_FAKE_TICK_INCU_YN=}",
        codec.minutesOf("005930", TUESDAY, LocalTime.parse("15:30")).toString());
    assertEquals(
        "{FID_COND_MRKT_DIV_CODE=J, FID_INPUT_ISCD=005930, FID_INPUT_DATE_1=20261117,"
            + " FID_INPUT_DATE_2=20261120, FID_PERIOD_DIV_CODE=D, FID_ORG_ADJ_PRC=0}",
        codec.days("005930", TUESDAY, FRIDAY).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"minutes-today.json", "minutes-evening.json", "days.json"})
  void whereverAnAnswerIsCutItIsAValueOrRefused(String file) {
    String text = read(file);
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      // Whatever of it can still be read: brackets that would have come are put behind it.
      for (String rest : List.of("", "}", "\"}", "}]}", "\"}]}", "]}")) {
        parsed(cut + rest).ifPresent(this::decode);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"minutes-today.json", "minutes-evening.json", "days.json"})
  void whereverAFieldIsCutItIsAValueOrRefused(String file) {
    JsonNode whole = parsed(read(file)).orElseThrow();
    ArrayNode rows = (ArrayNode) whole.path("output2");
    for (int row = 0; row < rows.size(); row++) {
      for (Map.Entry<String, JsonNode> field : rows.get(row).deepCopy().properties()) {
        String value = field.getValue().asText();
        for (int end = 0; end < value.length(); end++) {
          ((ObjectNode) rows.get(row)).put(field.getKey(), value.substring(0, end));
          decode(whole);
        }
        ((ObjectNode) rows.get(row)).remove(field.getKey());
        decode(whole);
        ((ObjectNode) rows.get(row)).put(field.getKey(), value);
      }
    }
  }

  private void decode(JsonNode body) {
    KisAnswer answer = new KisAnswer(200, "", body);
    List<Bar> bars = new ArrayList<>();
    try {
      bars.addAll(minutes(answer, "20:00").bars());
    } catch (ProtocolException e) {
      // It says what is wrong.
    }
    try {
      bars.addAll(codec.days(SAMSUNG, TUESDAY, FRIDAY, answer, FRIDAY).bars());
    } catch (ProtocolException e) {
      // Likewise.
    }
    assertTrue(bars.size() <= 6);
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private ChartCodec.Page<LocalTime> minutes(String file, String now) throws ProtocolException {
    return minutes(answer(read(file)), now);
  }

  private ChartCodec.Page<LocalTime> minutes(KisAnswer answer, String now)
      throws ProtocolException {
    return codec.minutes(SAMSUNG, FRIDAY, CALENDAR.regularHours(), answer, at(now));
  }

  private static KisAnswer answer(String text) {
    return new KisAnswer(200, "", parsed(text).orElseThrow());
  }

  private static String read(String name) {
    try (InputStream stream = ChartCodecTest.class.getResourceAsStream("/kis/chart/" + name)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant at(String time) {
    return MarketTime.instant(FRIDAY, LocalTime.parse(time));
  }

  private static Bar minute(
      String time, long open, long high, long low, long close, long volume, boolean complete) {
    long[] prices = {open, high, low, close};
    return bar(Timeframe.M1, at(time), prices, volume, complete);
  }

  private static Bar day(
      String date, long open, long high, long low, long close, long volume, boolean complete) {
    Instant start = MarketTime.instant(LocalDate.parse(date), LocalTime.of(9, 0));
    return bar(Timeframe.D1, start, new long[] {open, high, low, close}, volume, complete);
  }

  private static Bar bar(
      Timeframe timeframe, Instant start, long[] prices, long volume, boolean complete) {
    return new Bar(
        SAMSUNG,
        timeframe,
        start,
        Price.ofWon(prices[0]),
        Price.ofWon(prices[1]),
        Price.ofWon(prices[2]),
        Price.ofWon(prices[3]),
        Quantity.of(volume),
        complete);
  }
}
