package io.maemae.desk;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.TradingCalendar;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.Order;
import io.maemae.order.OrderListener;
import io.maemae.order.Outside;
import io.maemae.order.RiskLimits;
import io.maemae.order.TradingStop;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Marks;
import io.maemae.portfolio.Portfolio;
import io.maemae.strategy.StrategyRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stops the strategies of an account that has lost as much since the previous close as the owner
 * allows, and those of all when all together have, or those with real money. Looks at most once a
 * second, and after the last price of a second too: no other may come for long. What a fill lost
 * may be known without any price. Desk thread.
 */
public final class LossGuard implements OrderListener {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final List<BrokerAccount> accounts;
  private final Portfolio portfolio;
  private final Marks marks;
  private final TradingStop stop;
  private final StrategyRunner strategies;
  private final RiskLimits overAll;
  private final Map<String, RiskLimits> perAccount;
  private final TradingCalendar calendar;
  private final DayListener listener;
  private final Outside outside;
  private final InstantSource clock;
  private final boolean limited;
  private Instant next = Instant.MIN;

  /** The {@link #next} for which a look is planned. */
  private Instant planned = Instant.MIN;

  /**
   * A limit that was reached.
   *
   * @param of whose
   * @param loss what was lost, positive
   */
  public record Breach(Scope of, Money loss, Money limit) {}

  /** Whose loss it is. */
  public enum Scope {
    /** One account's. */
    ACCOUNT,
    /** That of the accounts with real money together: what others won does not make it good. */
    LIVE,
    /** That of all accounts together. */
    ALL
  }

  /** With the limits over all accounts and those of single ones. */
  public LossGuard(
      List<BrokerAccount> accounts,
      Portfolio portfolio,
      Marks marks,
      TradingStop stop,
      StrategyRunner strategies,
      RiskLimits overAll,
      Map<String, RiskLimits> perAccount,
      TradingCalendar calendar,
      DayListener listener,
      Outside outside,
      InstantSource clock) {
    this.accounts = List.copyOf(accounts);
    this.portfolio = portfolio;
    this.marks = marks;
    this.stop = stop;
    this.strategies = strategies;
    this.overAll = overAll;
    this.perAccount = Map.copyOf(perAccount);
    this.calendar = calendar;
    this.listener = listener;
    this.outside = outside;
    this.clock = clock;
    this.limited =
        overAll.dailyLoss().isPresent()
            || perAccount.values().stream().anyMatch(l -> l.dailyLoss().isPresent());
  }

  /**
   * A price was heard, by a trade or by asking.
   *
   * @param now when it reached us: whatever time it has itself, the losses are looked at in ours
   */
  void onPrice(Instant now) {
    if (!limited) {
      return;
    }
    if (!now.isBefore(next)) {
      next = now.plus(PERIOD);
      look(now);
    } else if (!planned.equals(next)) {
      Instant due = next;
      planned = due;
      outside.wakeAt(due, () -> look(due));
    }
  }

  @Override
  public void filled(Order order, List<Fill> fills) {
    onPrice(clock.instant());
  }

  @Override
  public void repriced(Order order) {
    onPrice(clock.instant());
  }

  private void look(Instant now) {
    LocalDate today = MarketTime.date(now);
    if (!stop.holdsEntries() && calendar.isTradingDay(today)) { // else prices are of another day
      check(today);
    }
  }

  private void check(LocalDate today) {
    Money all = Money.ZERO;
    Money live = Money.ZERO;
    for (BrokerAccount account : accounts) {
      Money result = portfolio.dayResult(account.name(), today, marks);
      all = all.plus(result);
      live = account.environment() == Environment.LIVE ? live.plus(result) : live;
      Optional<Money> limit = perAccount.getOrDefault(account.name(), RiskLimits.NONE).dailyLoss();
      if (isReached(limit, result) && !stop.holdsEntries(account.name())) {
        stop.stopEntries(account.name());
        strategies.cancelEntriesOf(account.name());
        listener.lossLimit(account, new Breach(Scope.ACCOUNT, result.negated(), limit.get()));
      }
    }
    Scope of = live.compareTo(all) < 0 ? Scope.LIVE : Scope.ALL;
    Money worse = live.min(all);
    if (isReached(overAll.dailyLoss(), worse)) {
      stop.set(TradingStop.Level.ENTRIES);
      strategies.cancelEntries(Optional.empty());
      Breach breach = new Breach(of, worse.negated(), overAll.dailyLoss().get());
      listener.lossLimit(accounts.get(0), breach);
    }
  }

  private static boolean isReached(Optional<Money> limit, Money result) {
    return limit.isPresent() && result.negated().compareTo(limit.get()) >= 0;
  }
}
