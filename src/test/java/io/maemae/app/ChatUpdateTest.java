package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.DeskEvent.ChatOther.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands over a network: delivered again, delivered late, or no commands at all. */
final class ChatUpdateTest extends MoneyTest {
  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final Duration STALE = Duration.ofSeconds(61);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("golden");
  }

  @Test
  void givenAnUpdate_whenDeliveredAgain_thenCountsOnce() {
    bench.sends(812, Duration.ZERO, "/buy 005930 1 70000");
    bench.told();

    bench.sends(812, Duration.ZERO, "/buy 005930 1 70000");
    bench.sends(813, Duration.ZERO, "/buy 000660 1 70000");

    assertEquals(List.of("#1 BUY 1@70000 0 NEW", "#2 BUY 1@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnUpdate_whenDeliveredAgainAfterARestart_thenNothingIsSaidOrDone() {
    bench.sends(812, Duration.ZERO, "/buy 005930 1 70000");
    bench.restart();
    bench.advance(Duration.ofSeconds(30));
    bench.told();

    bench.sends(812, Duration.ZERO, "/buy 005930 1 70000");

    assertEquals(List.of(), bench.told());
    assertEquals(1, bench.orders().size());
  }

  @Test
  void givenALateCommand_whenRead_thenAnsweredAndNotObeyed() {
    bench.sends(812, FRESH, "/buy 005930 1 70000");
    bench.told();
    bench.sends(813, STALE, "/buy 000660 1 70000");
    bench.sends(814, STALE, "/cancel all");

    assertEquals(
        List.of(
            "보낸 지 61초 뒤에야 읽어서 처리하지 않았습니다. 바뀐 것은 없습니다. 아직 필요하면 다시 보내세요.",
            "보낸 지 61초 뒤에야 읽어서 처리하지 않았습니다. 바뀐 것은 없습니다. 아직 필요하면 다시 보내세요."),
        bench.told());
    assertEquals(List.of("#1 BUY 1@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenALateStop_whenRead_thenObeyed() {

    bench.sends(812, Duration.ofHours(2), "/stop");
    bench.strategyNamed("golden").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of(), bench.orders());
  }

  @Test
  void givenALatePanic_whenRead_thenStopsAndCancelsAndOffersNothing() {
    bench.holds(10);
    bench.types("/buy 000660 1 60000");
    bench.told();

    bench.sends(812, Duration.ofHours(2), "/panic");

    assertEquals(List.of(), bench.newest().buttons());
    assertTrue(bench.orders().get(1).endsWith("CANCELED"), bench.orders().toString());
    bench.sends(813, Duration.ZERO, "/status");
    assertTrue(bench.newest().text().contains("전략 모두 멈춤"), bench.newest().text());
  }

  @Test
  void givenWhatIsNoCommand_whenSent_thenAnsweredByItsKindOnce() {
    for (Kind kind : Kind.values()) {
      bench.sendsOther(900 + kind.ordinal(), kind);
      bench.sendsOther(900 + kind.ordinal(), kind);
    }

    List<String> told = bench.told();
    assertEquals(Kind.values().length, told.size());
    told.forEach(text -> assertTrue(text.contains("바뀐 것은 없습니다"), text));
  }

  @Test
  void givenAScreen_whenRefreshed_thenShownAnewInItsPlaceAsOftenAsPressed() {
    bench.sends(812, Duration.ZERO, "/positions");
    String refresh = bench.newest().refresh();
    bench.holds(10);

    bench.sendsPress(813, refresh, "77");

    assertEquals("77", bench.newest().replaces());
    assertTrue(bench.newest().text().contains("10주"), bench.newest().text());
    bench.sendsPress(814, refresh, "77");
    assertEquals("77", bench.newest().replaces());
    assertEquals(refresh, bench.newest().refresh());
  }

  @Test
  void givenTheEnd_whenItComes_thenToldAndNothingNewBegins() {

    bench.stops();
    bench.strategyNamed("golden").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertTrue(bench.told().get(0).startsWith("maemae를 멈춥니다."));
    assertEquals(List.of(), bench.orders());
  }
}
