package io.maemae.broker.paper;

import io.maemae.market.FeeSchedule;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import io.maemae.order.AccountSource;
import io.maemae.order.BrokerHarness;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderGateway;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The paper broker in virtual time, over a scripted venue and a link that can misbehave. */
final class PaperHarness implements BrokerHarness {
  static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  static final Symbol SAMSUNG = new Symbol("005930");
  static final Price PRICE = Price.ofWon(70_000);
  static final PaperAccount ACCOUNT =
      new PaperAccount("pretend", Money.ofWon(10_000_000), FeeSchedule.DEFAULT);

  final ManualTimeline timeline;
  final ScriptedVenue venue;
  final PaperBroker broker;
  final PaperHost host;
  final MisbehavingLink link;
  final PaperGateway gateway;
  private final List<ExecutionNotice> notices = new ArrayList<>();

  PaperHarness() {
    this(at(FRIDAY, "10:00"), new MemoryRecords());
  }

  PaperHarness(Instant start, PaperRecords records) {
    this(start, records, TradingCalendar.krx(Set.of(), Set.of()));
  }

  PaperHarness(Instant start, PaperRecords records, TradingCalendar calendar) {
    timeline = new ManualTimeline(start);
    venue = new ScriptedVenue(timeline, calendar, Map.of(SAMSUNG, PRICE));
    broker =
        new PaperBroker(
            timeline, calendar, Instruments.wellKnown(), venue, records, new SplittableRandom(7));
    venue.listener(broker);
    broker.start(List.of(ACCOUNT));
    host = broker.host(ACCOUNT.name());
    link =
        new MisbehavingLink(
            timeline, host, new SteadyLink(timeline, new SplittableRandom(8), host));
    gateway = new PaperGateway(timeline, link);
    broker.stream(ACCOUNT.name(), notice -> link.notice(notice, notices::add));
  }

  static Instant at(LocalDate date, String time) {
    return MarketTime.instant(date, LocalTime.parse(time));
  }

  @Override
  public OrderGateway gateway() {
    return gateway;
  }

  @Override
  public AccountSource source() {
    return gateway;
  }

  @Override
  public List<ExecutionNotice> notices() {
    return List.copyOf(notices);
  }

  @Override
  public void advance(Duration time) {
    timeline.runUntil(timeline.now().plus(time));
  }

  @Override
  public Duration settleTime() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration deadline() {
    return PaperGateway.DEADLINE;
  }

  @Override
  public LocalDate today() {
    return MarketTime.date(timeline.now());
  }

  @Override
  public Symbol symbol() {
    return SAMSUNG;
  }

  @Override
  public Price price() {
    return PRICE;
  }

  @Override
  public Price tick() {
    return Price.ofWon(100);
  }

  @Override
  public FeeSchedule fees() {
    return ACCOUNT.fees();
  }

  @Override
  public String wordsForTooLittleCash() {
    return "주문가능금액 부족";
  }

  @Override
  public String wordsForRefusedAtOnceOrder() {
    return "IOC/FOK";
  }

  @Override
  public void othersSell(Quantity quantity, Price price) {
    venue.others(SAMSUNG, Side.SELL, quantity, price);
  }

  @Override
  public void othersBuy(Quantity quantity, Price price) {
    venue.others(SAMSUNG, Side.BUY, quantity, price);
  }

  @Override
  public void othersSellBeforeNextChange(Quantity quantity, Price price) {
    venue.beforeNextCancel(() -> othersSell(quantity, price));
  }

  @Override
  public void refuseAtOnceOrders() {
    venue.phase(SAMSUNG, TradingPhase.VOLATILITY_AUCTION);
  }

  @Override
  public boolean tellsExpiry() {
    return true;
  }

  @Override
  public void closeMarket() {
    timeline.runUntil(at(today(), "15:30"));
    venue.endDay();
  }

  @Override
  public boolean tellsDroppedRest() {
    return true;
  }

  @Override
  public void next(Trouble trouble) {
    link.next(trouble);
  }

  @Override
  public void stream(Stream kind) {
    link.stream(kind);
  }

  @Override
  public void failSecondPage() {
    link.failSecondPage();
  }

  @Override
  public void holdReadings(Duration time) {
    link.holdReadings(today(), time);
  }

  @Override
  public void close() {
    // Nothing of it lives on.
  }
}
