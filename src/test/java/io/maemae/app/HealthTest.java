package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.command.ClockOffset;
import io.maemae.command.LastBackup;
import io.maemae.command.MachineSource.Machine;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import io.maemae.notice.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code /health} shows, and what of it wants a look. */
final class HealthTest extends MoneyTest {
  private static final long MEGABYTE = 1024 * 1024;
  private static final String NAME = "cross";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy(NAME, MoneyBench.KIS, 0);
  }

  @BeforeEach
  void machine() {
    bench.machine(machine(Duration.ofMillis(-300), 12_000));
    bench.advance(Duration.ofMinutes(2));
    bench.forget();
  }

  private Machine machine(Duration ahead, long freeMegabytes) {
    return new Machine(
        OptionalLong.of(3 * MEGABYTE),
        OptionalLong.of(freeMegabytes * MEGABYTE),
        Optional.of(new ClockOffset(ahead, Instant.parse("2026-11-20T00:31:58Z"))),
        new LastBackup(Optional.of(LocalDate.of(2026, 11, 18)), false));
  }

  private void backedUp(Optional<LocalDate> day, boolean failed) {
    Machine machine = machine(Duration.ZERO, 12_000);
    bench.machine(
        new Machine(
            machine.databaseBytes(),
            machine.freeBytes(),
            machine.clock(),
            new LastBackup(day, failed)));
  }

  @Test
  void givenABackupThatFailedOrIsOld_whenAsked_thenMarked() {
    backedUp(Optional.of(LocalDate.of(2026, 11, 19)), true);
    wantsALook("! 데이터베이스 마지막 백업: 2026-11-19, 최근 시도는 실패");

    backedUp(Optional.of(LocalDate.of(2026, 11, 17)), false);
    wantsALook("! 데이터베이스 마지막 백업: 2026-11-17");

    backedUp(Optional.empty(), false);
    assertTrue(health().startsWith("모두 정상입니다."));
  }

  @Test
  void givenStrategiesThatAreStopped_whenAsked_thenSaidAndMarkedIfTheirExitsAreToo() {
    bench.types("/stop");
    assertTrue(health().startsWith("모두 정상입니다."), health());
    assertTrue(health().contains("· 신규 진입 멈춤"), health());

    bench.types("/stop all");
    wantsALook("! 전략 모두 멈춤, 청산·손절 포함 (/resume으로 다시 시작)");

    bench.types("/resume");
    assertFalse(health().contains("멈춤"), health());
  }

  @Test
  void givenAClockComparedOnAnotherDay_whenAsked_thenTheDayIsSaid() {
    Machine machine = machine(Duration.ZERO, 12_000);
    Instant before = Instant.parse("2026-11-18T00:31:58Z");
    bench.machine(
        new Machine(
            machine.databaseBytes(),
            machine.freeBytes(),
            Optional.of(new ClockOffset(Duration.ZERO, before)),
            machine.backup()));

    assertTrue(health().contains("서버 시계: 텔레그램과 맞음 (11-18 09:31:58)"), health());
  }

  private String health() {
    bench.forget();
    bench.types("/health");
    List<String> told = bench.told();
    assertEquals(1, told.size(), told::toString);
    return told.get(0);
  }

  private void wantsALook(String... lines) {
    List<String> shown = health().lines().toList();
    assertEquals("! 확인할 것이 " + lines.length + "가지 있습니다.", shown.get(0));
    assertEquals(
        List.of(lines), shown.stream().skip(1).filter(line -> line.startsWith("!")).toList());
  }

  private void hears(long won) {
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1)),
        false);
    bench.advance(Duration.ofSeconds(1));
  }

  private void strategyHolds() {
    bench.strategyNamed(NAME).enters(70_000);
    hears(70_000);
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofMinutes(2));
  }

  @Test
  void givenAllIsWell_whenAsked_thenOneScreenSaysSo() {
    assertEquals(
        """
        모두 정상입니다.
        [kis 모의]
        · 실시간 연결됨, 마지막 수신 0초 전, 등록 3/40건
        · 요청: 대기 0건, 최근 1분 0건 보냄
        · 장부 대조: 주문 09:29:59, 잔고 09:29:59
        [kiwoom 모의]
        · 요청: 대기 0건, 최근 1분 0건 보냄
        · 장부 대조: 주문 09:29:59, 잔고 09:29:59
        · 대화: 밀린 알림 없음
        · 서버 시계: 텔레그램과 맞음 (09:31:58)
        · 데이터베이스 3MB, 디스크 여유 12,000MB
        · 데이터베이스 마지막 백업: 2026-11-18""",
        health());
  }

  @Test
  void givenOrdersOfTheLastMinute_whenAsked_thenTheyAreCountedForTheirAccount() {
    bench.buys(1);
    bench.types("/buy 000660 1 70000");

    String shown = health();

    assertTrue(shown.contains("[kis 모의]\n· 실시간"), shown);
    assertTrue(shown.contains("· 요청: 대기 0건, 최근 1분 2건 보냄"), shown);
    bench.types("/cancel all");
    bench.advance(Duration.ofMinutes(2));
    assertTrue(health().contains("최근 1분 0건 보냄"));
  }

  @Test
  void givenAStreamThatIsDownOrSilent_whenAsked_thenMarked() {
    bench.feedIsUp(false);
    bench.feedIsSilent(true);
    bench.advance(Duration.ofSeconds(10));
    wantsALook("! 실시간 끊김, 09:32:01부터 수신 없음, 다시 연결하는 중");
    bench.feedIsSilent(false);

    bench.feedIsUp(true);
    bench.feedIsSilent(true);
    bench.advance(Duration.ofSeconds(70));
    wantsALook("! 실시간 연결됨, 마지막 수신 70초 전, 등록 3/40건");
  }

  @Test
  void givenAStoreThatIsDown_whenAsked_thenTheScreenComesAllTheSameAndSaysSo() {
    bench.commitsFail(true);
    bench.types("/buy 000660 9 70000");

    String shown = health();

    assertTrue(
        shown.startsWith(
            """
            ! 확인할 것이 1가지 있습니다.
            ! 데이터베이스: 쓸 수 없어 매매를 멈췄습니다
            [kis 모의]
            · 실시간 연결됨"""),
        shown);
    assertTrue(shown.contains("· 데이터베이스 3MB"), shown);

    bench.machine(null);
    bench.forget();
    bench.types("/health");
    bench.advance(Duration.ofSeconds(4));
    assertTrue(bench.told().toString().contains("데이터베이스: 쓸 수 없어"), bench.told().toString());
    bench.commitsFail(false);
  }

  @Test
  void givenAShutMarket_whenTheStreamIsSilent_thenThatIsWell() {
    bench.advanceTo("16:00:00");
    bench.feedIsSilent(true);
    bench.advance(Duration.ofMinutes(30));

    assertTrue(health().startsWith("모두 정상입니다."));
  }

  @Test
  void givenWhatDoesNotAnswer_whenAsked_thenTheScreenComesAndSaysSo() {
    bench.feedAnswers(false);
    bench.machine(null);
    bench.forget();

    bench.types("/health");
    assertEquals(List.of(), bench.told());
    bench.advance(Duration.ofSeconds(3));

    String shown = bench.told().get(0);
    assertTrue(shown.startsWith("! 확인할 것이 2가지 있습니다."), shown);
    assertTrue(shown.contains("! 실시간 상태를 알 수 없음(3초 안에 답이 없음)"), shown);
    assertTrue(shown.contains("! 디스크와 서버 시계를 알 수 없음(3초 안에 답이 없음)"), shown);
    bench.forget();
    bench.restart();
    bench.advance(Duration.ofSeconds(5));
    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAClockThatIsOff_whenAsked_thenMarkedWhenItMatters() {
    bench.machine(machine(Duration.ofSeconds(3), 12_000));
    assertTrue(health().contains("· 서버 시계: 텔레그램보다 3초 빠름 (09:31:58)"));

    bench.machine(machine(Duration.ofSeconds(-42), 12_000));
    wantsALook("! 서버 시계: 텔레그램보다 42초 느림 (09:31:58)");
  }

  @Test
  void givenADiskThatIsNearlyFull_whenAsked_thenMarked() {
    bench.machine(machine(Duration.ZERO, 120));

    wantsALook("! 데이터베이스 3MB, 디스크 여유 120MB");
  }

  @Test
  void givenAnOrderOfUnknownOutcome_whenAsked_thenMarked() {
    broker.next(Manner.LOSE_REQUEST);
    bench.buys(1);
    bench.advance(Duration.ofSeconds(10));

    wantsALook("! 결과를 모르는 주문 1건 (/orders)");
  }

  @Test
  void givenListsThatCannotBeRead_whenAsked_thenMarkedWithTheLastReading() {
    bench.buys(1);
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofSeconds(65));

    String shown = health();

    assertTrue(shown.contains("! 주문 목록을 1번 잇달아 읽지 못함, 다시 읽는 중"), shown);
    assertTrue(shown.contains("· 장부 대조: 주문 09:29:59, 잔고 09:29:59"), shown);
  }

  @Test
  void givenABalanceThatCannotBeRead_whenAsked_thenMarkedWithTheLastReading() {
    broker.balanceUnreadable("HTTP 503");
    bench.types("/buy 005930 1 60000");
    bench.types("/cancel all");
    bench.advance(Duration.ofSeconds(25));

    wantsALook("! 예수금과 잔고를 3번 잇달아 읽지 못함, 다시 읽는 중");
    assertTrue(health().contains("잔고 09:29:59"));
    broker.readable();
    bench.advance(Duration.ofSeconds(10));
    assertTrue(health().startsWith("모두 정상입니다."));
  }

  @Test
  void givenAnAccountThatIsNotReady_whenAsked_thenItSaysSo() {
    broker.balanceUnreadable("HTTP 503");
    bench.restart();
    bench.advance(Duration.ofSeconds(5));

    wantsALook(
        "! 예수금과 잔고를 1번 잇달아 읽지 못함, 다시 읽는 중",
        "! 주문할 수 없음: 주문 목록과 잔고를 아직 다 읽지 못해 전략의 손절·청산도 나가지 않음",
        "! 장부 대조: 주문 09:32:01, 잔고 아직 없음");
  }

  @Test
  void givenAnAccountThatWasNeverRead_whenAsked_thenMarked() {
    broker.unreadable("HTTP 503");
    broker.balanceUnreadable("HTTP 503");
    bench.restart();
    bench.advance(Duration.ofSeconds(25));

    String shown = health();

    assertTrue(shown.contains("! 장부 대조: 주문 아직 없음, 잔고 아직 없음"), shown);
  }

  @Test
  void givenAChatThatWasAway_whenItTakesAgain_thenWhatWaitedIsCounted() {
    bench.chatTakes(false);
    bench.types("/accounts");
    bench.advance(Duration.ofMinutes(2));
    bench.types("/health");
    bench.forget();
    bench.chatTakes(true);
    bench.advance(Duration.ofMinutes(2));

    List<String> told = bench.told();
    assertTrue(
        told.stream().anyMatch(t -> t.contains("! 대화: 보내지 못한 알림 1건, 가장 오래된 것 120초 전")),
        told::toString);
  }

  @Test
  void givenWhatNothingGuards_whenAsked_thenEachIsNamed() {
    strategyHolds();
    bench.feedIsUp(false);
    bench.advance(Duration.ofMinutes(1));
    wantsALook(
        "! 실시간 끊김, 09:35:02부터 수신 없음, 다시 연결하는 중", "! 손절·청산 안 됨: 삼성전자 005930 10주 (cross), 시세가 오지 않음");

    bench.feedIsUp(true);
    bench.advance(Duration.ofMinutes(1));
    assertTrue(health().startsWith("모두 정상입니다."));

    bench.strategyNamed(NAME).breaks(true);
    hears(70_000);
    wantsALook("! 손절·청산 멈춤: 삼성전자 005930 10주 (cross), /strategy cross on 으로 다시 시작");
  }

  @Test
  void givenAnExitOfUnknownOutcome_whenAsked_thenItsPositionIsNamed() {
    strategyHolds();
    broker.next(Manner.LOSE_REQUEST);
    broker.balanceUnreadable("HTTP 500");
    bench.strategyNamed(NAME).exits();
    hears(69_000);
    bench.advance(Duration.ofSeconds(10));

    String shown = health();

    assertTrue(shown.contains("! 손절·청산 안 됨: 삼성전자 005930 10주 (cross), 앞선 주문이 정리되지 않음"), shown);
  }

  @Test
  void givenAnEnglishSpeaker_whenAsked_thenTheScreenIsEnglish() {
    bench.close();
    bench = new MoneyBench(directory).hearing().speaking(Language.EN).start();
    bench.machine(machine(Duration.ZERO, 12_000));

    assertEquals(
        """
        All is well.
        [kis paper]
        · Stream connected, last heard 0 s ago, 3 of 40 registrations
        · Requests: 0 waiting, 2 sent in the last minute
        · Books compared: orders 09:29:56, balance 09:29:56
        [kiwoom paper]
        · Requests: 0 waiting, 2 sent in the last minute
        · Books compared: orders 09:29:56, balance 09:29:56
        · Chat: nothing undelivered
        · Machine's clock: as Telegram's (09:31:58)
        · Database 3 MB, free on disk 12,000 MB
        · Last backup of the database: 2026-11-18""",
        health());
  }
}
