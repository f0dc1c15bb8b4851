package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.RequestPacer.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Requests leave apart, the urgent ones first. */
final class RequestPacerTest {
  private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final VirtualTime time = new VirtualTime(START);
  private final RequestPacer pacer = new RequestPacer(time, INTERVAL);
  private final List<String> left = new ArrayList<>();

  private RequestPacer.Place offer(Urgency urgency, String name) {
    return pacer.offer(
        urgency, () -> left.add(name + " " + Duration.between(START, time.now()).toMillis()));
  }

  @Test
  void requestsOfAllKindsLeaveOneIntervalApart() {
    for (int i = 0; i < 50; i++) {
      offer(Urgency.values()[i % Urgency.values().length], "x");
    }
    time.advance(Duration.ofSeconds(10));

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      expected.add("x " + 100 * i);
    }
    assertEquals(expected, left);
  }

  @Test
  void thereIsNoBurstAfterARest() {
    time.advance(Duration.ofMinutes(1));
    offer(Urgency.READ, "a");
    offer(Urgency.READ, "b");
    time.advance(INTERVAL);

    assertEquals(List.of("a 60000", "b 60100"), left);
  }

  @Test
  void theUrgentOnesLeaveFirstAndEqualOnesInTheirOrder() {
    offer(Urgency.READ, "first");
    for (Urgency urgency : List.of(Urgency.HISTORY, Urgency.READ, Urgency.SETTLEMENT)) {
      offer(urgency, urgency + "1");
      offer(urgency, urgency + "2");
    }
    offer(Urgency.ORDER, "order");
    offer(Urgency.CANCEL, "cancel");
    time.advance(Duration.ofSeconds(2));

    assertEquals(
        List.of(
            "first 0",
            "cancel 100",
            "order 200",
            "SETTLEMENT1 300",
            "SETTLEMENT2 400",
            "READ1 500",
            "READ2 600",
            "HISTORY1 700",
            "HISTORY2 800"),
        left);
  }

  @Test
  void ordersLeaveAtTheNextTurnHoweverManyReadsWait() {
    for (int i = 0; i < 1_000; i++) {
      offer(Urgency.SETTLEMENT, "read");
    }
    left.clear();
    for (int i = 1; i <= 3; i++) {
      offer(Urgency.ORDER, "order");
      time.advance(INTERVAL);
    }

    assertEquals(List.of("order 100", "order 200", "order 300"), left);
  }

  @Test
  void readsAreHeldBackWhenTheBrokerSaysSoAndOrdersAreNot() {
    pacer.easeOff(Duration.ofSeconds(1));
    offer(Urgency.READ, "read");
    offer(Urgency.SETTLEMENT, "settlement");
    offer(Urgency.ORDER, "order");
    offer(Urgency.CANCEL, "cancel");
    time.advance(Duration.ofSeconds(2));

    assertEquals(List.of("order 0", "cancel 100", "settlement 1000", "read 1100"), left);
  }

  @Test
  void aShorterRestDoesNotCutALongerOneShort() {
    pacer.easeOff(Duration.ofSeconds(1));
    pacer.easeOff(Duration.ofMillis(10));
    offer(Urgency.READ, "read");
    time.advance(Duration.ofSeconds(2));

    assertEquals(List.of("read 1000"), left);
  }

  @Test
  void whatIsGivenUpTakesNobodysTurn() {
    offer(Urgency.ORDER, "a");
    RequestPacer.Place given = offer(Urgency.ORDER, "b");
    offer(Urgency.ORDER, "c");
    given.giveUp();
    time.advance(Duration.ofSeconds(1));
    given.giveUp();

    assertEquals(List.of("a 0", "c 100"), left);
    assertEquals(0, pacer.waiting());
  }

  @Test
  void oneThatFailsDoesNotHoldUpTheOthers() {
    offer(Urgency.READ, "a");
    pacer.offer(
        Urgency.ORDER,
        () -> {
          throw new IllegalStateException("no");
        });
    offer(Urgency.READ, "b");
    assertThrows(IllegalStateException.class, () -> time.advance(INTERVAL));
    time.advance(INTERVAL);

    assertEquals(List.of("a 0", "b 200"), left);
  }

  @Nested
  class WithBuckets {
    private final RequestPacer pacer = new RequestPacer(time);
    private final RequestPacer.Bucket all = new RequestPacer.Bucket(INTERVAL);
    private final RequestPacer.Bucket slow = new RequestPacer.Bucket(Duration.ofMillis(500));
    private final RequestPacer.Bucket fast = new RequestPacer.Bucket(Duration.ofMillis(50));

    private RequestPacer.Place offer(Urgency urgency, String name, RequestPacer.Bucket... buckets) {
      return pacer.offer(
          urgency,
          List.of(buckets),
          () -> left.add(name + " " + Duration.between(START, time.now()).toMillis()));
    }

    @Test
    void aRequestLeavesWhenAllOfItsBucketsAreFree() {
      offer(Urgency.READ, "slow", slow, all);
      offer(Urgency.READ, "slow", slow, all);
      offer(Urgency.READ, "fast", fast, all);
      offer(Urgency.READ, "fast", fast, all);
      time.advance(Duration.ofSeconds(2));

      assertEquals(List.of("slow 0", "fast 100", "fast 200", "slow 500"), left);
    }

    @Test
    void ofThoseThatMayLeaveTheUrgentOneDoes() {
      offer(Urgency.HISTORY, "first", slow, all);
      offer(Urgency.HISTORY, "history", fast, all);
      offer(Urgency.READ, "read", slow, all);
      offer(Urgency.SETTLEMENT, "settlement", fast, all);
      time.advance(Duration.ofSeconds(2));

      assertEquals(List.of("first 0", "settlement 100", "history 200", "read 500"), left);
    }

    @Test
    void onlyTheReadsOfABucketAreHeldBackThatTheBrokerComplainsAbout() {
      pacer.easeOff(slow, Duration.ofSeconds(1));
      offer(Urgency.READ, "slow", slow);
      offer(Urgency.ORDER, "order", slow);
      offer(Urgency.READ, "fast", fast);
      time.advance(Duration.ofSeconds(2));

      assertEquals(List.of("order 0", "fast 0", "slow 1000"), left);
    }

    @Test
    void allReadsAreHeldBackWhateverTheyCountAgainst() {
      pacer.easeOff(Duration.ofSeconds(1));
      offer(Urgency.READ, "slow", slow);
      offer(Urgency.READ, "fast", fast);
      offer(Urgency.ORDER, "order", all);
      time.advance(Duration.ofSeconds(2));

      assertEquals(List.of("order 0", "slow 1000", "fast 1000"), left);
    }

    @Test
    void anIntervalThatChangesCountsFromTheLastRequest() {
      offer(Urgency.READ, "a", slow);
      offer(Urgency.READ, "b", slow);
      offer(Urgency.READ, "c", slow);
      time.advance(Duration.ofMillis(100));
      pacer.space(slow, Duration.ofMillis(200));
      time.advance(Duration.ofMillis(150));
      pacer.space(slow, Duration.ofSeconds(1));
      time.advance(Duration.ofSeconds(2));

      assertEquals(List.of("a 0", "b 200", "c 1200"), left);
    }

    @Test
    void oneThatFailsDoesNotHoldUpThoseOfOtherBuckets() {
      pacer.easeOff(Duration.ofMillis(10));
      pacer.offer(
          Urgency.READ,
          List.of(slow),
          () -> {
            throw new IllegalStateException("no");
          });
      offer(Urgency.READ, "fast", fast);
      assertThrows(IllegalStateException.class, () -> time.advance(INTERVAL));
      time.advance(INTERVAL);

      assertEquals(List.of("fast 10"), left);
    }

    @Test
    void whatCountsAgainstNothingLeavesAtOnce() {
      offer(Urgency.READ, "a");
      offer(Urgency.READ, "b");

      assertEquals(List.of("a 0", "b 0"), left);
    }
  }
}
