package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.Outcome;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.SubmitResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders, modifies and cancels as the documents want them, and what comes of them. */
final class OrderCodecTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final OrderCodec CODEC = new OrderCodec("kiwoom");

  /** 00:30 of 2026-11-21 in Seoul. */
  private static final Instant NOW = Instant.parse("2026-11-20T15:30:00Z");

  private static final OrderId TARGET =
      new OrderId("kiwoom", LocalDate.of(2026, 11, 20), "", "139");

  @ParameterizedTest
  @CsvSource({
    "LIMIT, DAY, 0, KRX NXT SOR",
    "MARKET, DAY, 3, KRX SOR",
    "CONDITIONAL, DAY, 5, KRX",
    "BEST, DAY, 6, KRX NXT SOR",
    "LIMIT, IOC, 10, KRX NXT SOR",
    "LIMIT, FOK, 20, KRX NXT SOR",
    "MARKET, IOC, 13, KRX NXT SOR",
    "MARKET, FOK, 23, KRX NXT SOR",
    "BEST, IOC, 16, KRX NXT SOR",
    "BEST, FOK, 26, KRX NXT SOR",
    "CONDITIONAL, IOC, '', ''",
    "OTHER, DAY, '', ''"
  })
  void everyKindHasItsCodeAndItsVenues(
      OrderType type, TimeInForce timeInForce, String code, String venues) {
    TreeMap<String, String> taken = new TreeMap<>();
    for (Venue venue : Venue.values()) {
      OrderKind.of(type, timeInForce, venue, TradingSession.REGULAR)
          .ifPresent(kind -> taken.put(venue.name(), kind.code()));
    }
    assertEquals(venues, String.join(" ", taken.keySet()));
    assertEquals(List.of(), taken.values().stream().filter(c -> !c.equals(code)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "LIMIT, DAY, PRE_MARKET, KRX, none",
    "LIMIT, DAY, AFTER_MARKET, KRX, none",
    "BEST, IOC, AFTER_MARKET, KRX, none",
    "LIMIT, DAY, AFTER_MARKET, NXT, 0",
    "MARKET, DAY, PRE_MARKET, SOR, none",
    "MARKET, IOC, AFTER_MARKET, SOR, 13",
    "LIMIT, DAY, PRE_MARKET, SOR, 0"
  })
  void outsideOfTheRegularSessionOnlyNextradeTakesOrders(
      OrderType type, TimeInForce timeInForce, TradingSession session, Venue venue, String code) {
    assertEquals(
        code, OrderKind.of(type, timeInForce, venue, session).map(OrderKind::code).orElse("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "보통, LIMIT",
    "시장가, MARKET",
    "조건부지정가, CONDITIONAL",
    "최유리지정가, BEST",
    "보통(IOC), LIMIT_IOC",
    "시장가(IOC), MARKET_IOC",
    "최유리 (IOC), BEST_IOC",
    "보통(FOK), LIMIT_FOK",
    "시장가(FOK), MARKET_FOK",
    "최유리(FOK), BEST_FOK"
  })
  void everyKindIsKnownByItsName(String name, OrderKind kind) {
    assertEquals(Optional.of(kind), OrderKind.named(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"최우선지정가", "스톱지정가", "중간가", "장전시간외", "시간외단일가", "", "0"})
  void whatIsNeverPlacedFromHereHasNoKind(String name) {
    assertEquals(Optional.empty(), OrderKind.named(name));
  }

  private static OrderRequest request(OrderType type, TimeInForce time, Venue venue, String limit) {
    return new OrderRequest(
        new ClientOrderId(1),
        SAMSUNG,
        Side.BUY,
        Quantity.of(10),
        type,
        Optional.ofNullable(limit).map(Price::parse),
        time,
        venue);
  }

  @Test
  void anOrderHasEveryFieldAsText() {
    assertEquals(
        Map.of(
            "dmst_stex_tp", "NXT",
            "stk_cd", "005930",
            "ord_qty", "10",
            "ord_uv", "70000",
            "trde_tp", "10",
            "cond_uv", ""),
        CODEC.order(
            request(OrderType.LIMIT, TimeInForce.IOC, Venue.NXT, "70000"), OrderKind.LIMIT_IOC));
  }

  @Test
  void aMarketOrderHasNoPrice() {
    Map<String, String> body =
        CODEC.order(request(OrderType.MARKET, TimeInForce.DAY, Venue.KRX, null), OrderKind.MARKET);

    assertEquals("/3", body.get("ord_uv") + "/" + body.get("trde_tp"));
  }

  @ParameterizedTest
  @CsvSource({"70000, 70000", "100, 100", "10.5, 10.5", "1000000, 1000000"})
  void aPriceIsWrittenWithoutExponentOrZerosBehind(String price, String wire) {
    Map<String, String> body =
        CODEC.order(request(OrderType.LIMIT, TimeInForce.DAY, Venue.KRX, price), OrderKind.LIMIT);

    assertEquals(wire, body.get("ord_uv"));
  }

  private static CancelRequest cancel(long quantity, boolean whole) {
    return new CancelRequest(
        new ClientOrderId(2),
        TARGET,
        SAMSUNG,
        Quantity.of(quantity),
        whole,
        OrderType.OTHER,
        TimeInForce.DAY,
        Venue.SOR);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 7"})
  void aCancelNamesItsOrderAsLongAsItWasTold(boolean whole, String quantity) {
    assertEquals(
        Map.of(
            "dmst_stex_tp", "SOR",
            "orig_ord_no", "0000139",
            "stk_cd", "005930",
            "cncl_qty", quantity),
        CODEC.cancel(cancel(7, whole)));
  }

  @Test
  void aPartOfNothingIsNeverTheWhole() {
    assertEquals("0", CODEC.cancel(cancel(0, true)).get("cncl_qty"));
    assertThrows(IllegalArgumentException.class, () -> CODEC.cancel(cancel(0, false)));
  }

  @Test
  void aModifyMovesAllThatIsOpen() {
    assertEquals(
        Map.of(
            "dmst_stex_tp", "NXT",
            "orig_ord_no", "0000139",
            "stk_cd", "005930",
            "mdfy_qty", "0",
            "mdfy_uv", "69900",
            "mdfy_cond_uv", ""),
        CODEC.modify(
            new ModifyRequest(
                new ClientOrderId(3),
                TARGET,
                SAMSUNG,
                Quantity.of(7),
                Price.ofWon(69_900),
                OrderType.LIMIT,
                TimeInForce.DAY,
                Venue.NXT)));
  }

  private static SubmitResult result(KiwoomAnswer answer) {
    return CODEC.result(new Outcome.Answered<>(answer), NOW);
  }

  @ParameterizedTest
  @CsvSource({"kt10000-buy.ok, 138", "kt10002-modify.ok, 140", "kt10003-cancel.ok, 141"})
  void anAcceptanceIsOfTheDayAtTheExchangeAndHasItsNewNumber(String file, String number) {
    OrderId id = new OrderId("kiwoom", LocalDate.of(2026, 11, 21), "", number);

    assertEquals(new SubmitResult.Accepted(id, NOW), result(RestSamples.answer(file + ".json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000000", "접수", "12a"})
  void anAcceptanceWithoutANumberIsUnknown(String number) {
    ObjectNode body = RestSamples.read("kt10000-buy.ok.json").put("ord_no", number);

    assertInstanceOf(SubmitResult.Unknown.class, result(RestSamples.answer(200, body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kt10000-buy.rejected-margin", "kt10000-buy.rejected-mock-closed"})
  void aRefusalOfTheHostIsTold(String file) {
    KiwoomAnswer answer = RestSamples.answer(file + ".json");

    assertEquals(new SubmitResult.Rejected(answer.words()), result(answer));
    assertInstanceOf(SubmitResult.Unknown.class, result(RestSamples.answer(502, answer.body())));
  }

  @ParameterizedTest
  @CsvSource({"error.rate-limit.http429, 429", "error.rate-limit.http429, 200"})
  void aThrottledOrderIsUnknown(String file, int status) {
    KiwoomAnswer answer = RestSamples.answer(status, RestSamples.read(file + ".json"));

    assertEquals(new SubmitResult.Unknown(answer.words()), result(answer));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 400, 401, 404, 429, 500, 502, 503})
  void noOtherStatusIsAnAcceptance(int status) {
    KiwoomAnswer answer = RestSamples.answer(status, RestSamples.read("kt10000-buy.ok.json"));

    assertInstanceOf(SubmitResult.Unknown.class, result(answer));
  }

  @Test
  void whatDidNotLeaveIsNotSentAndWhatWasLostIsUnknown() {
    assertEquals(
        List.of(new SubmitResult.NotSent("no host"), new SubmitResult.Unknown("cut")),
        List.of(
            CODEC.result(new Outcome.NotSent<>("no host"), NOW),
            CODEC.result(new Outcome.Lost<>("cut"), NOW)));
  }

  /** What is no object is lost before it gets here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kt10000-buy.ok",
        "kt10002-modify.ok",
        "kt10003-cancel.ok",
        "kt10000-buy.rejected-margin",
        "error.token-invalid"
      })
  void whereverAnAnswerIsCutItIsNoAnswer(String file) {
    String text = RestSamples.text(file + ".json").strip();
    for (int end = 0; end < text.length(); end++) {
      assertEquals(Optional.empty(), RestSamples.parse(text.substring(0, end)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kt10000-buy.ok", "kt10002-modify.ok", "kt10003-cancel.ok"})
  void aDamagedAcceptanceIsNoRefusal(String file) {
    assertEquals(
        List.of(),
        RestSamples.damaged(file + ".json").stream()
            .map(body -> result(RestSamples.answer(200, body)))
            .filter(r -> !(r instanceof SubmitResult.Accepted))
            .filter(r -> !(r instanceof SubmitResult.Unknown))
            .collect(Collectors.toList()));
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void onlyWhatChangesOrdersIsSentOnce(Api api) {
    assertEquals(api.path().endsWith("/ordr"), api.isOrder());
  }
}
