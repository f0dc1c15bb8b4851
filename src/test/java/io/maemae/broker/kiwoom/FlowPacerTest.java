package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.RequestPacer.Place;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.VirtualTime;
import io.maemae.config.Secret;
import io.maemae.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests leave as Kiwoom counts them: by kind, in total, and orders apart from reads. */
final class FlowPacerTest {
  private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final List<String> left = new ArrayList<>();
  private final FlowPacer pacer = new FlowPacer(time, FlowPacer.Limits.of(live(Optional.empty())));

  private static KiwoomSettings live(Optional<Duration> interval) {
    return settings(KiwoomEnvironment.LIVE, interval);
  }

  private static KiwoomSettings settings(
      KiwoomEnvironment environment, Optional<Duration> interval) {
    return new KiwoomSettings(
        "kiwoom",
        environment,
        new Secret("key"),
        new Secret("secret"),
        Venue.KRX,
        environment.rest(),
        environment.stream(),
        interval,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  private Place offer(Urgency urgency, Api api) {
    return pacer.offer(
        urgency, api, () -> left.add(api + " " + Duration.between(START, time.now()).toMillis()));
  }

  private void pass(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  @Test
  void givenReadsOfOneKind_thenTheyLeaveASecondApart() {
    for (int i = 0; i < 3; i++) {
      offer(Urgency.READ, Api.PRICE);
    }
    pass(5_000);

    assertEquals(List.of("PRICE 0", "PRICE 1000", "PRICE 2000"), left);
  }

  @Test
  void givenReadsOfManyKinds_thenFiveLeaveASecond() {
    offer(Urgency.READ, Api.PRICE);
    offer(Urgency.READ, Api.PRICE);
    offer(Urgency.READ, Api.BOOK);
    offer(Urgency.READ, Api.BALANCE);
    offer(Urgency.HISTORY, Api.MINUTES);
    offer(Urgency.HISTORY, Api.DAYS);
    offer(Urgency.SETTLEMENT, Api.ORDERS);
    pass(5_000);

    assertEquals(
        List.of(
            "PRICE 0",
            "ORDERS 200",
            "BOOK 400",
            "BALANCE 600",
            "MINUTES 800",
            "PRICE 1000",
            "DAYS 1200"),
        left);
  }

  @Test
  void givenAnyNumberOfReads_thenOrdersDoNotWaitForThem() {
    for (int i = 0; i < 200; i++) {
      offer(Urgency.SETTLEMENT, Api.values()[4 + i % 8]);
    }
    pass(100);
    left.clear();
    offer(Urgency.ORDER, Api.BUY);

    assertEquals(List.of("BUY 100"), left);
  }

  @Test
  void givenOrders_thenTheyLeaveApartTheCancelsFirst() {
    offer(Urgency.ORDER, Api.BUY);
    offer(Urgency.ORDER, Api.SELL);
    offer(Urgency.ORDER, Api.BUY);
    offer(Urgency.CANCEL, Api.CANCEL);
    pass(5_000);

    assertEquals(List.of("BUY 0", "CANCEL 200", "SELL 400", "BUY 1000"), left);
  }

  @Test
  void givenOrders_thenReadsDoNotWaitForThem() {
    offer(Urgency.ORDER, Api.BUY);
    offer(Urgency.READ, Api.PRICE);

    assertEquals(List.of("BUY 0", "PRICE 0"), left);
  }

  @Test
  void givenARest_thenNothingIsSavedUpForABurst() {
    pass(60_000);
    offer(Urgency.READ, Api.PRICE);
    offer(Urgency.READ, Api.PRICE);
    offer(Urgency.ORDER, Api.BUY);
    offer(Urgency.ORDER, Api.BUY);
    pass(1_000);

    assertEquals(List.of("PRICE 60000", "BUY 60000", "BUY 61000", "PRICE 61000"), left);
  }

  @Test
  void givenTooManyOfOneKind_thenOnlyThatKindRests() {
    pacer.easeOff(Api.MINUTES, Duration.ofSeconds(2));
    offer(Urgency.HISTORY, Api.MINUTES);
    offer(Urgency.HISTORY, Api.DAYS);
    pass(5_000);

    assertEquals(List.of("DAYS 0", "MINUTES 2000"), left);
  }

  @Test
  void givenTooManyInAll_thenAllReadsRestAndOrdersDoNot() {
    pacer.easeOff(Duration.ofSeconds(2));
    offer(Urgency.SETTLEMENT, Api.ORDERS);
    offer(Urgency.READ, Api.PRICE);
    offer(Urgency.ORDER, Api.SELL);
    offer(Urgency.CANCEL, Api.CANCEL);
    pass(5_000);

    assertEquals(List.of("SELL 0", "CANCEL 200", "ORDERS 2000", "PRICE 2200"), left);
  }

  @Test
  void givenTooManyOfAKindOfOrder_thenItIsNotHeldBack() {
    pacer.easeOff(Api.CANCEL, Duration.ofSeconds(2));
    offer(Urgency.CANCEL, Api.CANCEL);

    assertEquals(List.of("CANCEL 0"), left);
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 500", "3, 334", "0.5, 2000", "5, 200", "100, 200", "0.001, 10000"})
  void givenAFlowOfTheServer_thenItIsKeptWithinBounds(String perSecond, long millis) {
    pacer.allow(Api.PRICE, new BigDecimal(perSecond));
    offer(Urgency.READ, Api.PRICE);
    offer(Urgency.READ, Api.PRICE);
    pass(millis - 1);
    assertEquals(List.of("PRICE 0"), left);
    pass(1);

    assertEquals(2, left.size());
  }

  @Test
  void givenAFlowOfTheServer_thenItIsOfThatKindOnly() {
    pacer.allow(Api.PRICE, BigDecimal.TEN);
    for (int i = 0; i < 2; i++) {
      offer(Urgency.READ, Api.PRICE);
      offer(Urgency.HISTORY, Api.DAYS);
    }
    pass(5_000);

    assertEquals(List.of("PRICE 0", "PRICE 200", "DAYS 400", "DAYS 1400"), left);
  }

  @Test
  void givenAFlowOfOrders_thenThatKindOfOrderIsSlower() {
    pacer.allow(Api.BUY, new BigDecimal("0.5"));
    for (Api api : List.of(Api.BUY, Api.BUY, Api.SELL, Api.SELL)) {
      offer(Urgency.ORDER, api);
    }
    pass(5_000);

    assertEquals(List.of("BUY 0", "SELL 200", "SELL 1200", "BUY 2000"), left);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1"})
  void givenNoFlow_thenRefused(String perSecond) {
    assertThrows(
        IllegalArgumentException.class, () -> pacer.allow(Api.PRICE, new BigDecimal(perSecond)));
  }

  @Test
  void givenAnInterval_thenTheServerDoesNotMakeItShorter() {
    FlowPacer slow =
        new FlowPacer(time, FlowPacer.Limits.of(live(Optional.of(Duration.ofSeconds(3)))));
    slow.allow(Api.PRICE, BigDecimal.TEN);
    for (int i = 0; i < 2; i++) {
      slow.offer(
          Urgency.READ,
          Api.PRICE,
          () -> left.add("PRICE " + Duration.between(START, time.now()).toMillis()));
    }
    pass(5_000);

    assertEquals(List.of("PRICE 0", "PRICE 3000"), left);
  }

  @Test
  void givenPaper_thenTwoASecondLeaveInAll() {
    assertEquals(
        new FlowPacer.Limits(
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofMillis(500)),
        FlowPacer.Limits.of(settings(KiwoomEnvironment.PAPER, Optional.empty())));
  }

  @Test
  void givenOneThatIsGivenUp_thenItTakesNobodysTurn() {
    offer(Urgency.ORDER, Api.BUY);
    Place given = offer(Urgency.ORDER, Api.BUY);
    offer(Urgency.ORDER, Api.SELL);
    assertEquals(2, pacer.waiting());
    given.giveUp();
    pass(1_000);

    assertEquals(List.of("BUY 0", "SELL 200"), left);
    assertEquals(0, pacer.waiting());
  }
}
