package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.HistoryContract;
import io.maemae.broker.ManualRig;
import io.maemae.broker.fake.FakeBar;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.market.Venue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Charts of KIS, whose pages are asked for by the time before the oldest row. */
final class KisHistoryTest extends HistoryContract {
  private static final String SYMBOL = KisHarness.SAMSUNG.code();
  private static final String MINUTES = "FHKST03010200";
  private static final String PAST_MINUTES = "FHKST03010230";
  private static final String DAYS = "FHKST03010100";

  private KisServer server;

  @Override
  protected ManualRig rig(FakeClock clock) {
    return rig(clock, KisServer.Environment.LIVE);
  }

  private ManualRig rig(FakeClock clock, KisServer.Environment environment) {
    server = KisServer.start(KisServerSettings.of(environment, clock));
    return KisRig.over(clock, server, tokens);
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
    return Stream.of(MINUTES, PAST_MINUTES).flatMap(tr -> server.requests(tr).stream()).toList();
  }

  @Override
  protected List<FakeRequest> dayRequests() {
    return server.requests(DAYS);
  }

  @Override
  protected void throttleMinutes(int times) {
    server.next(MINUTES, times, KisServer.Trouble.THROTTLED);
  }

  @Override
  protected void cutMinutes(int times) {
    server.next(MINUTES, times, KisServer.Trouble.UNREADABLE);
  }

  @Override
  protected void repeatMinutes() {
    server.repeatsMinutes(true);
  }

  /** A hundred on each. */
  @Override
  protected int pagesOfAYear() {
    return 3;
  }

  private List<String> hoursAsked(String tr) {
    return server.requests(tr).stream().map(r -> r.field("FID_INPUT_HOUR_1").orElse("")).toList();
  }

  @Test
  void anEarlierPageIsAskedForByTheMinuteBeforeTheOldest() {
    at("10:07:20");

    readMinutes(FRIDAY);

    assertEquals(
        List.of("1007", "0937", "0907"),
        hoursAsked(MINUTES).stream().map(hour -> hour.substring(0, 4)).toList());
  }

  /** What comes for a time ahead is made up. */
  @Test
  void nothingAfterTheCloseIsAskedFor() {
    at("18:00:00");

    readMinutes(FRIDAY);

    assertEquals("153000", hoursAsked(MINUTES).get(0));
  }

  @Test
  void anEveningIsAskedForUpToNow() {
    at("18:00:30");

    readMinutes(KisHarness.SAMSUNG, FRIDAY, CALENDAR.extendedHours(Venue.KRX));

    assertEquals("1800", hoursAsked(MINUTES).get(0).substring(0, 4));
  }

  @Test
  void minutesOfEarlierDaysComeInLargerPages() {
    at("10:07:20");

    readMinutes(WEDNESDAY);

    assertEquals(4, server.requests(PAST_MINUTES).size());
    assertEquals(0, server.requests(MINUTES).size());
  }

  @Test
  void thePaperServerKeepsNoPastMinutes() {
    use(rig(new FakeClock(), KisServer.Environment.PAPER));

    assertEquals("reason:history.today-only", why(readMinutes(WEDNESDAY)));
  }
}
