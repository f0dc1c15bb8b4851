package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.fake.FakeRequest;
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
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders, modifies and cancels as the documents want them, and which kinds there are. */
final class OrderCodecTest {
  private static final OrderCodec CODEC =
      new OrderCodec(OrderListCodecTest.settings(KisEnvironment.LIVE, Venue.KRX));

  @TempDir Path tokens;

  /** The table of 주문구분 by exchange: the code, or nothing where it is not taken. */
  @ParameterizedTest
  @CsvSource({
    "LIMIT, DAY, 00, KRX NXT SOR",
    "MARKET, DAY, 01, KRX SOR",
    "CONDITIONAL, DAY, 02, KRX",
    "BEST, DAY, 03, KRX NXT SOR",
    "LIMIT, IOC, 11, KRX NXT SOR",
    "LIMIT, FOK, 12, KRX NXT SOR",
    "MARKET, IOC, 13, KRX NXT SOR",
    "MARKET, FOK, 14, KRX NXT SOR",
    "BEST, IOC, 15, KRX NXT SOR",
    "BEST, FOK, 16, KRX NXT SOR",
    "CONDITIONAL, IOC, '', ''",
    "CONDITIONAL, FOK, '', ''"
  })
  void everyKindHasItsCodeAndItsVenues(
      OrderType type, TimeInForce timeInForce, String code, String venues) {
    assertEquals(
        taken(code, venues), taken(type, timeInForce, TradingSession.REGULAR), "regular session");
  }

  /** The after-market of KRX has codes of its own; elsewhere they are those of the day. */
  @ParameterizedTest
  @CsvSource({
    "LIMIT, DAY, 41",
    "LIMIT, IOC, 42",
    "LIMIT, FOK, 43",
    "BEST, DAY, 44",
    "BEST, IOC, 45",
    "BEST, FOK, 46",
    "MARKET, DAY, none",
    "MARKET, IOC, none",
    "CONDITIONAL, DAY, none"
  })
  void inTheAfterMarketOfKrxEveryKindHasAnotherCode(
      OrderType type, TimeInForce timeInForce, String code) {
    assertEquals(
        code,
        Division.of(type, timeInForce, Venue.KRX, TradingSession.AFTER_MARKET)
            .map(Division::code)
            .orElse("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "MARKET, DAY, PRE_MARKET, none",
    "MARKET, IOC, AFTER_MARKET, 13",
    "MARKET, DAY, REGULAR, 01",
    "LIMIT, DAY, PRE_MARKET, 00",
    "BEST, DAY, AFTER_MARKET, 03"
  })
  void outsideOfTheRegularSessionARoutedOrderIsWhatNextradeTakes(
      OrderType type, TimeInForce timeInForce, TradingSession session, String code) {
    assertEquals(
        code,
        Division.of(type, timeInForce, Venue.SOR, session).map(Division::code).orElse("none"));
  }

  private static TreeMap<String, String> taken(String code, String venues) {
    TreeMap<String, String> taken = new TreeMap<>();
    for (String venue : venues.split(" ")) {
      if (!venue.isEmpty()) {
        taken.put(venue, code);
      }
    }
    return taken;
  }

  private static TreeMap<String, String> taken(
      OrderType type, TimeInForce timeInForce, TradingSession session) {
    TreeMap<String, String> taken = new TreeMap<>();
    for (Venue venue : Venue.values()) {
      Division.of(type, timeInForce, venue, session)
          .ifPresent(division -> taken.put(venue.name(), division.code()));
    }
    return taken;
  }

  @ParameterizedTest
  @CsvSource({
    "LIVE, KRX, KRX NXT",
    "LIVE, NXT, KRX NXT",
    "LIVE, SOR, KRX NXT SOR",
    "PAPER, KRX, KRX",
    "PAPER, SOR, KRX"
  })
  void paperKnowsKrxOnlyAndRoutingHasToBeConfigured(
      KisServer.Environment environment, Venue venue, String venues) {
    try (KisRig rig = KisRig.of(environment, tokens, KisRig.venue(venue))) {
      TreeSet<String> taken = new TreeSet<>();
      for (Venue where : Venue.values()) {
        if (rig.kis.abilities().takes(OrderType.LIMIT, TimeInForce.DAY, where)) {
          taken.add(where.name());
        }
      }
      assertEquals(new TreeSet<>(java.util.List.of(venues.split(" "))), taken);
    }
  }

  private static OrderRequest request(
      Side side, OrderType type, TimeInForce timeInForce, Venue venue, String limit) {
    return new OrderRequest(
        new ClientOrderId(1),
        KisHarness.SAMSUNG,
        side,
        Quantity.of(10),
        type,
        Optional.ofNullable(limit).map(Price::parse),
        timeInForce,
        venue);
  }

  @Test
  void anOrderHasEveryFieldAsText() {
    assertEquals(
        Map.of(
            "CANO",
            "12345678",
            "ACNT_PRDT_CD",
            "01",
            "PDNO",
            "005930",
            "ORD_DVSN",
            "11",
            "ORD_QTY",
            "10",
            "ORD_UNPR",
            "70000",
            "EXCG_ID_DVSN_CD",
            "NXT",
            "SLL_TYPE",
            "",
            "CNDT_PRIC",
            ""),
        CODEC.order(
            request(Side.BUY, OrderType.LIMIT, TimeInForce.IOC, Venue.NXT, "70000"),
            Division.LIMIT_IOC,
            false));
  }

  @Test
  void aSaleSaysItsKindAndAMarketOrderHasNoPriceAndAnEtnItsLetter() {
    Map<String, String> body =
        CODEC.order(
            request(Side.SELL, OrderType.MARKET, TimeInForce.DAY, Venue.KRX, null),
            Division.MARKET,
            true);

    assertEquals(
        "Q005930 01 0 01 KRX", said(body, "PDNO ORD_DVSN ORD_UNPR SLL_TYPE EXCG_ID_DVSN_CD"));
  }

  private static String said(Map<String, String> body, String names) {
    return java.util.Arrays.stream(names.split(" "))
        .map(body::get)
        .collect(java.util.stream.Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"70000, 70000", "100, 100", "10.5, 10.5", "1000000, 1000000"})
  void aPriceIsWrittenWithoutExponentOrZerosBehind(String price, String wire) {
    Map<String, String> body =
        CODEC.order(
            request(Side.BUY, OrderType.LIMIT, TimeInForce.DAY, Venue.KRX, price),
            Division.LIMIT,
            false);

    assertEquals(wire, body.get("ORD_UNPR"));
  }

  private static final OrderId TARGET =
      new OrderId("kis", LocalDate.of(2026, 11, 20), "06010", "117057");

  private static Map<String, String> change(String... more) {
    Map<String, String> body =
        new java.util.HashMap<>(
            Map.of(
                "CANO", "12345678",
                "ACNT_PRDT_CD", "01",
                "KRX_FWDG_ORD_ORGNO", "06010",
                "ORGN_ODNO", "0000117057"));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return body;
  }

  @ParameterizedTest
  @CsvSource({"true, 0, Y", "false, 7, N"})
  void aCancelNamesItsOrderWhole(boolean whole, String quantity, String all) {
    assertEquals(
        change(
            "ORD_DVSN",
            "03",
            "RVSE_CNCL_DVSN_CD",
            "02",
            "ORD_QTY",
            quantity,
            "ORD_UNPR",
            "0",
            "QTY_ALL_ORD_YN",
            all,
            "EXCG_ID_DVSN_CD",
            "SOR"),
        CODEC.cancel(
            new CancelRequest(
                new ClientOrderId(2),
                TARGET,
                new Symbol("005930"),
                Quantity.of(7),
                whole,
                OrderType.BEST,
                TimeInForce.DAY,
                Venue.SOR)));
  }

  @Test
  void aModifyMovesAllThatIsOpen() {
    assertEquals(
        change(
            "ORD_DVSN",
            "00",
            "RVSE_CNCL_DVSN_CD",
            "01",
            "ORD_QTY",
            "0",
            "ORD_UNPR",
            "69900",
            "QTY_ALL_ORD_YN",
            "Y",
            "EXCG_ID_DVSN_CD",
            "NXT"),
        CODEC.modify(
            new ModifyRequest(
                new ClientOrderId(3),
                TARGET,
                new Symbol("005930"),
                Quantity.of(7),
                Price.ofWon(69_900),
                OrderType.LIMIT,
                TimeInForce.DAY,
                Venue.NXT),
            Division.LIMIT));
  }

  @Test
  void anOrderOfAKindThatIsNotKnownCanBeTakenBack() {
    Map<String, String> body =
        CODEC.cancel(
            new CancelRequest(
                new ClientOrderId(2),
                TARGET,
                new Symbol("005930"),
                Quantity.of(7),
                true,
                OrderType.MARKET,
                TimeInForce.DAY,
                Venue.KRX,
                TradingSession.AFTER_MARKET));

    assertEquals("02 00 Y", said(body, "RVSE_CNCL_DVSN_CD ORD_DVSN QTY_ALL_ORD_YN"));
  }

  @Test
  void anOrderOfAKindThatIsNotTakenThereIsAnsweredAsNotSent() {
    try (KisRig rig = KisRig.live(tokens).loggedIn()) {
      OrderRequest market =
          new OrderRequest(
              new ClientOrderId(4),
              KisHarness.SAMSUNG,
              Side.BUY,
              Quantity.of(1),
              OrderType.MARKET,
              Optional.empty(),
              TimeInForce.DAY,
              Venue.KRX,
              TradingSession.AFTER_MARKET);
      java.util.concurrent.CompletableFuture<io.maemae.order.SubmitResult> answer =
          new java.util.concurrent.CompletableFuture<>();

      rig.kis.gateway().submit(market, answer::complete);
      rig.timeline.advance(java.time.Duration.ofMillis(1));

      assertEquals(new io.maemae.order.SubmitResult.NotSent("reason:order.kind"), answer.join());
      assertEquals(0, rig.server.requests("TTTC0012U").size());
    }
  }

  @Test
  void anOrderIsTakenBackByWhatIsKnownOfItAfterARestart() {
    try (KisRig rig = KisRig.live(tokens).loggedIn()) {
      OrderId placed = rig.accepted(KisRig.buy(10));
      OrderId read = rig.rows().get(0).id();
      try (KisRig again = rig.another(tokens, s -> s)) {
        again.cancel(KisRig.cancelOf(read));
      }

      FakeRequest cancel = rig.server.requests("TTTC0013U").get(0);
      assertEquals(placed, read);
      assertEquals(
          "06010 " + "0".repeat(10 - placed.number().length()) + placed.number(),
          cancel.field("KRX_FWDG_ORD_ORGNO").orElse("")
              + " "
              + cancel.field("ORGN_ODNO").orElse(""));
      assertEquals(Quantity.ZERO, rig.rows().get(0).open());
    }
  }
}
