package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.HistoryContract;
import io.maemae.broker.ManualRig;
import io.maemae.broker.fake.FakeBar;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kiwoom.KiwoomServer.Paging;
import io.maemae.market.Bar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Charts of Kiwoom, whose pages begin with the newest row and go on by a key. */
final class KiwoomHistoryTest extends HistoryContract {
  private static final String SYMBOL = KiwoomHarness.SAMSUNG.code();
  private static final String MINUTES = "ka10080";
  private static final String DAYS = "ka10081";
  private static final int OFTEN = 100;

  private KiwoomServer server;

  @Override
  protected ManualRig rig(FakeClock clock) {
    return rig(clock, KiwoomServer.Environment.LIVE);
  }

  private ManualRig rig(FakeClock clock, KiwoomServer.Environment environment) {
    server = KiwoomServer.start(KiwoomServerSettings.of(environment, clock));
    server.chartPageSize(100);
    return KiwoomRig.over(clock, server, tokens);
  }

  @Override
  protected void serverHasMinutes(List<FakeBar> bars) {
    server.minuteBars(SYMBOL, bars);
  }

  @Override
  protected void serverHasDays(List<FakeBar> bars) {
    server.dailyBars(SYMBOL, bars);
  }

  @Override
  protected void othersTrade(long won) {
    server.trade(SYMBOL, won, 3);
  }

  @Override
  protected List<FakeRequest> minuteRequests() {
    return server.requests(MINUTES);
  }

  @Override
  protected List<FakeRequest> dayRequests() {
    return server.requests(DAYS);
  }

  @Override
  protected void throttleMinutes(int times) {
    server.next(MINUTES, times, KiwoomServer.Trouble.THROTTLED);
  }

  @Override
  protected void cutMinutes(int times) {
    server.next(MINUTES, times, KiwoomServer.Trouble.UNREADABLE);
  }

  @Override
  protected void repeatMinutes() {
    server.chartPageSize(30);
    server.paging(Paging.STUCK, OFTEN);
  }

  /** A hundred on each, as this server was told. */
  @Override
  protected int pagesOfAYear() {
    return 3;
  }

  @Test
  void pagesAreAskedForWithTheSameBodyAndTheKeyOfTheOneBefore() {
    at("10:07:20");
    server.chartPageSize(30);

    readMinutes(FRIDAY);

    List<FakeRequest> asked = minuteRequests();
    assertEquals(3, asked.size());
    assertEquals(1, asked.stream().map(FakeRequest::body).distinct().count());
    assertEquals(3, asked.stream().map(request -> request.header("next-key")).distinct().count());
  }

  @Test
  void aMinuteThatComesOnTwoPagesIsOneBar() {
    at("10:07:20");
    server.chartPageSize(30);
    server.paging(Paging.ROW_TWICE, 2);

    List<Bar> bars = bars(readMinutes(FRIDAY));

    assertEquals(68, bars.size());
    assertEquals(68, bars.stream().map(Bar::start).distinct().count());
  }

  @ParameterizedTest
  @EnumSource(
      value = Paging.class,
      names = {"STUCK", "EMPTY"})
  void aChartThatDoesNotGoOnIsNoAnswer(Paging trouble) {
    at("10:07:20");
    server.chartPageSize(30);
    server.paging(trouble, OFTEN);

    assertEquals("reason:answer.endless", why(readMinutes(FRIDAY)));
    assertEquals("reason:answer.endless", why(readDays(LocalDate.of(2026, 1, 5), FRIDAY)));
  }

  @Test
  void morePagesWithoutAKeyToThemAreNoAnswer() {
    at("10:07:20");
    String row =
        "{\"cntr_tm\":\"20261120100700\",\"trde_qty\":\"1\",\"open_pric\":\"1\",\"high_pric\":\"1\","
            + "\"low_pric\":\"1\",\"cur_prc\":\"1\"}";
    server.answerNext(
        MINUTES,
        200,
        Map.of("cont-yn", "Y", "next-key", ""),
        "{\"return_code\":0,\"stk_min_pole_chart_qry\":[" + row + "]}");

    assertEquals("reason:answer.endless", why(readMinutes(FRIDAY)));
  }

  @Test
  void aDayThatIsKeptNoLongerIsNotOneWithoutTrades() {
    at("10:07:20");
    server.chartPageSize(900);

    assertEquals("reason:history.not-kept", why(readMinutes(WEDNESDAY.minusDays(63))));
  }

  @Test
  void aListingOfTodayHasTheMinutesSinceItsFirstTrade() {
    at("10:07:20");
    serverHasMinutes(List.of(minute("09:05", 70_000)));

    assertEquals(List.of("09:05"), starts(bars(readMinutes(FRIDAY))));
  }

  @Test
  void daysAreAdjustedForAllUpToToday() {
    at("10:07:20");

    readDays(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 8));

    assertEquals(
        List.of("20261120"),
        dayRequests().stream().map(r -> r.field("base_dt").orElse("")).distinct().toList());
    assertEquals(
        List.of("1"),
        dayRequests().stream().map(r -> r.field("upd_stkpc_tp").orElse("")).distinct().toList());
  }

  @Test
  void thePaperServerKeepsEarlierMinutesToo() {
    use(rig(new FakeClock(), KiwoomServer.Environment.PAPER));

    assertEquals(Set.of(WEDNESDAY), Set.copyOf(dates(bars(readMinutes(WEDNESDAY)))));
  }

  @Test
  void aChartWithoutItsBlockIsNotOneWithoutBars() {
    at("10:07:20");
    List<String> told = new ArrayList<>();
    for (String api : List.of(MINUTES, DAYS)) {
      server.answerNext(api, 200, Map.of(), "{\"return_code\":0,\"return_msg\":\"\"}");
      told.add(why(api.equals(MINUTES) ? readMinutes(FRIDAY) : readDays(WEDNESDAY, FRIDAY)));
    }

    assertEquals(
        List.of(
            "reason:answer.unreadable stk_min_pole_chart_qry is missing",
            "reason:answer.unreadable stk_dt_pole_chart_qry is missing"),
        told);
  }
}
