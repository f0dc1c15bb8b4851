package io.maemae.desk;

import io.maemae.market.Quote;
import io.maemae.market.Trade;
import io.maemae.order.Correlation;
import io.maemae.order.DamagedStoreException;
import io.maemae.order.Reconciliation;
import io.maemae.order.StoreException;
import io.maemae.portfolio.Marks;
import io.maemae.strategy.StrategyRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one event at a time, hands it to whom it concerns, commits what that decided, and only then
 * lets anything leave. It decides nothing itself. Not thread-safe: one thread calls {@link
 * #handle}.
 */
public final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration MISTAKES_APART = Duration.ofMinutes(1);

  private final EventClock clock;
  private final Transactions transactions;
  private final Outgoing outgoing;
  private final Marks marks;
  private final Reconciliation reconciliation;
  private final StrategyRunner strategies;
  private final TradingDay day;
  private final LossGuard lossGuard;
  private final PriceAlerts alerts;
  private final StreamWatch streams;
  private final GuardWatch guards;
  private final ConditionWatch conditions;
  private final Startup startup;
  private final Correlation correlation;
  private final MarketFacts facts;
  private final StoreOutage outage;
  private Conversation conversation;
  private Instant failedAt = Instant.MIN;
  private boolean stopping;

  /** How often the event that is handled now was tried when the store wrote again. */
  private int triedBefore;

  /** What the desk hands its events to. */
  public record Parts(
      EventClock clock,
      Transactions transactions,
      Outgoing outgoing,
      Marks marks,
      Reconciliation reconciliation,
      StrategyRunner strategies,
      TradingDay day,
      LossGuard lossGuard,
      PriceAlerts alerts,
      StreamWatch streams,
      GuardWatch guards,
      ConditionWatch conditions,
      Startup startup,
      Correlation correlation,
      MarketFacts facts) {}

  /** With everything but the conversation, which needs the desk's parts itself. */
  public Desk(Parts parts) {
    this.clock = parts.clock();
    this.transactions = parts.transactions();
    this.outgoing = parts.outgoing();
    this.marks = parts.marks();
    this.reconciliation = parts.reconciliation();
    this.strategies = parts.strategies();
    this.day = parts.day();
    this.lossGuard = parts.lossGuard();
    this.alerts = parts.alerts();
    this.streams = parts.streams();
    this.guards = parts.guards();
    this.conditions = parts.conditions();
    this.startup = parts.startup();
    this.correlation = parts.correlation();
    this.facts = parts.facts();
    this.outage = new StoreOutage(outgoing);
  }

  /** Sets who answers people; before the first event. */
  public void conversation(Conversation answering) {
    conversation = answering;
  }

  /**
   * Handles one event to its end.
   *
   * @throws RuntimeException if the program is wrong twice within a minute; nothing of the event
   *     has left, and the process should end
   */
  public void handle(DeskEvent event) {
    clock.set(event.at());
    correlation.set("");
    if (facts.take(event)) {
      return;
    }
    try {
      if (outage.isOn()) {
        withoutStore(event);
        return;
      }
      route(event);
      transactions.commit();
    } catch (StoreException e) {
      outgoing.drop();
      storeFailed(event, e);
      return;
    } catch (RuntimeException e) {
      outgoing.drop();
      failed(event, e);
      return;
    }
    outgoing.release();
  }

  /** A mistake of ours: what it left half done is dropped, and all is taken from the store anew. */
  private void failed(DeskEvent event, RuntimeException mistake) {
    LOG.error("desk.event-failed event={}", event.getClass().getSimpleName(), mistake);
    if (failedAt.plus(MISTAKES_APART).isAfter(event.at())) {
      throw mistake;
    }
    failedAt = event.at();
    outgoing.forgetAll();
    if (outage.isOn()) {
      // All is taken anew when the store writes again: what is half done leaves no earlier.
      outage.goesOn(clock.instant());
      conversation.onFailureWithoutStore(event);
      return;
    }
    try {
      transactions.rollback();
      startup.run();
      conversation.onFailure(event);
      transactions.commit();
    } catch (StoreException e) {
      outgoing.drop();
      storeFailed(event, e);
      return;
    }
    outgoing.release();
  }

  private void route(DeskEvent event) {
    if (event instanceof DeskEvent.MarketData data) {
      marks.on(data.event());
      if (data.event() instanceof Trade trade && !stopping) {
        // Before anything is entered at the price that reaches a limit.
        lossGuard.onPrice(data.at());
        strategies.onTrade(trade, data.feed());
        if (data.gap()) {
          strategies.onGap(trade.symbol(), data.feed());
        }
      } else if (data.event() instanceof Quote quote && !stopping) {
        lossGuard.onPrice(data.at());
        strategies.onQuote(quote, data.feed());
        guards.onQuote(quote, data.feed());
      }
      if (!stopping) {
        alerts.on(data.event());
      }
    } else if (event instanceof DeskEvent.TradesMissed missed) {
      missed
          .symbol()
          .ifPresentOrElse(
              symbol -> strategies.onGap(symbol, missed.feed()),
              () -> strategies.onGap(missed.feed()));
    } else if (event instanceof DeskEvent.Answered answered) {
      outgoing.on(answered);
    } else if (event instanceof DeskEvent.Woken woken) {
      outgoing.on(woken);
    } else if (event instanceof DeskEvent.Noticed noticed) {
      reconciliation.onNotice(noticed.notice());
    } else if (event instanceof DeskEvent.BalanceChanged changed) {
      reconciliation.balanceSoon(changed.account());
    } else if (event instanceof DeskEvent.StreamChanged changed) {
      streams.on(changed);
    } else if (event instanceof DeskEvent.ConditionSearched searched) {
      conditions.on(searched);
    } else if (event instanceof DeskEvent.ChatLine line) {
      correlation.set(line.origin().correlation());
      conversation.onLine(line);
    } else if (event instanceof DeskEvent.ButtonPress press) {
      correlation.set(press.origin().correlation());
      conversation.onPress(press);
    } else if (event instanceof DeskEvent.ChatOther other) {
      conversation.onOther(other);
    } else if (event instanceof DeskEvent.RoutineDue due) {
      if (!stopping) {
        day.run(due);
        guards.soon();
      }
    } else if (event instanceof DeskEvent.Reported report) {
      conversation.onReport(report);
    } else if (event instanceof DeskEvent.Stopping end) {
      stopping = true;
      strategies.stop();
      if (end.told()) {
        conversation.onStopping();
      }
    } else if (event instanceof DeskEvent.Started) {
      startup.run();
    }
  }

  /** Nothing of the event leaves; trading waits until the store answers and all was reloaded. */
  private void storeFailed(DeskEvent event, StoreException cause) {
    LOG.error("desk.commit-failed event={}", event.getClass().getSimpleName(), cause);
    outgoing.forgetAll();
    outage.begin(clock.instant());
    outage.learnsOfDamage(cause);
    conversation.onStoreDown(event, restoring(cause));
    withoutStore(event);
  }

  private static Optional<String> restoring(StoreException cause) {
    return cause instanceof DamagedStoreException damaged
        ? Optional.of(damaged.restoring())
        : Optional.empty();
  }

  private void tryAgain(DeskEvent event) {
    try {
      transactions.rollback();
      transactions.probe();
      startup.run();
      conversation.onStoreBack();
      transactions.commit();
    } catch (StoreException e) {
      LOG.error("desk.store-still-down", e);
      outgoing.drop();
      outage.goesOn(clock.instant());
      if (outage.learnsOfDamage(e)) {
        conversation.onStoreDown(event, restoring(e));
      }
      return;
    }
    LOG.warn("desk.store-back");
    outgoing.release();
    makeUp();
  }

  /** Nothing that came while the store could not write, and has to be done, is left out. */
  private void makeUp() {
    Instant now = clock.instant();
    for (StoreOutage.Waiting waiting : outage.end()) {
      // Once the store has failed again, the rest is only kept.
      triedBefore = waiting.tries() + (outage.isOn() ? 0 : 1);
      handle(waiting.event().handledAt(now));
      triedBefore = 0;
    }
  }

  /** Whether the store has failed and trading waits for it. */
  public boolean isStoreDown() {
    return outage.isOn();
  }

  private void withoutStore(DeskEvent event) {
    if (event instanceof DeskEvent.MarketData data) {
      marks.on(data.event());
    } else if (event instanceof DeskEvent.StoreRetry) {
      tryAgain(event);
    } else if (event instanceof DeskEvent.ChatLine line) {
      if (conversation.onLineWithoutStore(line)) {
        outage.keep(line, triedBefore);
      }
      outgoing.release();
    } else if (event instanceof DeskEvent.Answered answered) {
      outgoing.on(answered);
    } else if (event instanceof DeskEvent.Woken woken) {
      outgoing.on(woken);
    } else if (event instanceof DeskEvent.ButtonPress press) {
      conversation.onPressWithoutStore(press);
    } else if (event instanceof DeskEvent.ChatOther other) {
      conversation.onOtherWithoutStore(other);
    } else if (event instanceof DeskEvent.RoutineDue
        || event instanceof DeskEvent.Reported
        || event instanceof DeskEvent.StreamChanged) {
      outage.keep(event, triedBefore);
    } else if (event instanceof DeskEvent.Stopping) {
      stopping = true;
      strategies.stop();
    }
  }
}
