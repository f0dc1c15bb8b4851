package io.maemae.strategy;

import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingSession;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderListener;
import io.maemae.order.Outside;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import io.maemae.order.Trading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back what is still open of an entry, when its time is up or it is wanted no more. Nobody
 * sits there to try that again, so it is tried until the entry has ended; and it is kept, for an
 * entry that was meant to live for minutes must not live until the close because the program was
 * started again. Desk thread.
 */
final class EntryCancels implements OrderListener {
  private static final String KEY = "cancel-at.";
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final OrderLedger ledger;
  private final Trading trading;
  private final SettingStore settings;
  private final Outside outside;
  private final InstantSource clock;
  private final TradingCalendar calendar;

  private final Map<ClientOrderId, Plan> plans = new HashMap<>();

  /**
   * When an entry is to be taken back.
   *
   * @param from from then on; it is kept
   * @param tryAt when that is tried next, or was last
   * @param pause how long after the last one, which failed
   */
  private record Plan(Instant from, Instant tryAt, Duration pause) {
    static Plan at(Instant from, Instant tryAt) {
      return new Plan(from, tryAt, Duration.ZERO);
    }

    /** Each time that it came to nothing, the next try waits for twice as long. */
    Plan afterFailure(Instant now) {
      Duration longer = pause.isZero() ? AFTER_FAILURE : pause.multipliedBy(2);
      Duration next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      Instant at = tryAt.plus(next);
      return new Plan(from, at.isAfter(now) ? at : now, next);
    }
  }

  EntryCancels(StrategyRunner.Surroundings with) {
    this.ledger = with.ledger();
    this.trading = with.trading();
    this.settings = with.settings();
    this.outside = with.outside();
    this.clock = with.clock();
    this.calendar = with.calendar();
    ledger.addListener(this);
  }

  /** At start, and after a failed commit. */
  void reload() {
    plans.clear();
    Instant now = clock.instant();
    Map<String, Order> working = new HashMap<>();
    ledger.working().forEach(order -> working.put(key(order), order));
    for (String key : settings.keys(KEY)) {
      Optional<Instant> from = StoredText.read(settings, key, Instant::parse);
      if (working.containsKey(key) && from.isPresent()) {
        Instant at = from.get();
        plan(working.get(key), Plan.at(at, at.isAfter(now) ? at : now));
      } else {
        settings.setting(key, Optional.empty()); // it ended before this was told
      }
    }
  }

  /** It is taken back at that time. */
  void cancelAt(Order order, Instant at) {
    settings.setting(key(order), Optional.of(at.toString()));
    plan(order, Plan.at(at, at));
  }

  /** It is taken back now, or as soon as that can be; what failed before does not count. */
  void cancel(Order order) {
    want(order);
    trading.cancelAnyway(order);
  }

  private void want(Order order) {
    Instant now = clock.instant();
    if (!isWanted(order)) {
      settings.setting(key(order), Optional.of(now.toString()));
    }
    plans.put(order.id(), Plan.at(now, now));
  }

  /** Whether it is to be taken back by now. */
  boolean isWanted(Order order) {
    return planOf(order.id()).filter(p -> !p.from().isAfter(clock.instant())).isPresent();
  }

  private Optional<Plan> planOf(ClientOrderId id) {
    return Optional.ofNullable(plans.get(id));
  }

  private static String key(Order order) {
    return KEY + order.id().number();
  }

  private void plan(Order order, Plan plan) {
    ClientOrderId id = order.id();
    plans.put(id, plan);
    outside.wakeAt(
        plan.tryAt(),
        () -> {
          if (planOf(id).equals(Optional.of(plan))) { // else it has ended, or was tried meanwhile
            ledger.find(id).filter(this::isOfToday).ifPresent(o -> onDue(o, plan));
          }
        });
  }

  private void onDue(Order order, Plan plan) {
    if (mayBeOpen(order)) {
      trading.cancelAnyway(order);
    } else {
      plan(order, plan.afterFailure(clock.instant()));
    }
  }

  /** Out of its market's hours nothing can be taken back; the day's last list tells its end. */
  private boolean mayBeOpen(Order order) {
    Optional<TradingSession> now = calendar.session(order.terms().venue(), clock.instant());
    return now.isPresent()
        && (now.get() != TradingSession.AFTER_MARKET
            || calendar.session(order.terms().venue(), order.terms().createdAt()).equals(now));
  }

  /** Of another day it has ended, or is not known to yet; its number may be another's today. */
  private boolean isOfToday(Order order) {
    return MarketTime.date(order.terms().createdAt()).equals(MarketTime.date(clock.instant()));
  }

  @Override
  public void changeFailed(Order order, RequestKind kind, String why) {
    Instant now = clock.instant();
    if (kind == RequestKind.CANCEL && !order.state().isFinal() && isWanted(order)) {
      planOf(order.id())
          .filter(plan -> !plan.tryAt().isAfter(now))
          .ifPresent(failed -> plan(order, failed.afterFailure(now)));
    }
  }

  /**
   * It is known to its strategy no more. {@link Trading} cancels it once more, and that is kept.
   */
  @Override
  public void reopened(Order order) {
    if (order.terms().purpose() == Purpose.ENTRY) {
      want(order);
    }
  }

  @Override
  public void ended(Order order) {
    if (plans.remove(order.id()) != null) {
      settings.setting(key(order), Optional.empty());
    }
  }
}
