package io.maemae.strategy;

import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TickTable;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingSession;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import io.maemae.order.OrderIntent;
import io.maemae.order.Placement;
import io.maemae.order.Purpose;
import io.maemae.order.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns signals into orders: of the right size, for the strategy's own lot only, and through the
 * same checks as everybody's. Desk thread; used by the runner alone.
 */
final class SignalOrders {
  private final StrategyRunner.Surroundings with;
  private final StrategyListener listener;
  private final EntryCancels entryCancels;
  private final WaitingSignals waiting;
  private final ExitRetries retries;

  SignalOrders(
      StrategyRunner.Surroundings surroundings,
      StrategyListener listener,
      WaitingSignals waiting,
      ExitRetries retries) {
    this.with = surroundings;
    this.listener = listener;
    this.waiting = waiting;
    this.retries = retries;
    this.entryCancels = new EntryCancels(surroundings);
  }

  /** Does what a signal asks, as far as the mode lets it. */
  void act(StrategySlot slot, Signal signal, StrategyMode mode, Instant now) {
    switch (signal.action()) {
      case WITHDRAW -> withdraw(slot, signal);
      case EXIT -> {
        boolean trades = slot.trades(now);
        boolean gone = slot.isIdle() || trades && slot.held == 0 && !slot.doubted;
        if (slot.guardSuspended || gone) {
          waiting.drop(slot);
        } else if (trades && !slot.doubted) {
          exit(slot, signal, now);
        } else {
          waiting.put(slot, signal);
        }
      }
      case ENTER -> enter(slot, signal, mode, slot.hours.isContinuous(now));
      default -> throw new IllegalStateException("signal to " + signal.action());
    }
  }

  private void withdraw(StrategySlot slot, Signal signal) {
    Optional<Order> entry =
        slot.working
            .flatMap(with.ledger()::find)
            .filter(o -> o.terms().purpose() == Purpose.ENTRY && !entryCancels.isWanted(o));
    if (entry.isPresent()) {
      if (!with.trading().isBeingCancelled(entry.get())) {
        listener.signal(slot.definition, slot.symbol, signal, true);
      }
      entryCancels.cancel(entry.get());
    }
  }

  /**
   * A daily bar closes with the day, so its signal is acted on at the next opening; any other
   * signal that comes outside of continuous trading is only told.
   */
  private void enter(StrategySlot slot, Signal signal, StrategyMode mode, boolean continuous) {
    boolean wanted = slot.isIdle() && mode != StrategyMode.OFF;
    boolean nextOpening = !continuous && slot.definition.timeframe() == Timeframe.D1;
    if (wanted && nextOpening && mode == StrategyMode.TRADE) {
      waiting.put(slot, signal);
      return;
    }
    waiting.leave(slot);
    if (!wanted) {
      return;
    }
    if (mode == StrategyMode.SIGNAL || !continuous) {
      listener.signal(slot.definition, slot.symbol, signal, false);
    } else {
      buy(slot, signal);
    }
  }

  private void buy(StrategySlot slot, Signal signal) {
    TickTable ticks = ticks(slot.symbol);
    Optional<Price> limit = signal.limit().map(ticks::floor);
    Optional<Price> price = limit.or(() -> with.marks().lastPrice(slot.symbol));
    long shares =
        price.map(p -> slot.definition.budget().tenThousandths() / p.tenThousandths()).orElse(0L);
    if (shares == 0) {
      listener.budgetTooSmall(slot.definition, slot.symbol, signal);
    } else {
      place(slot, signal, Side.BUY, Quantity.of(shares), limit);
    }
  }

  private TickTable ticks(Symbol symbol) {
    return TickTable.of(
        with.instruments().find(symbol).map(Instrument::kind).orElse(InstrumentKind.STOCK));
  }

  private void exit(StrategySlot slot, Signal signal, Instant now) {
    if (now.isBefore(slot.quietUntil)) {
      retries.later(slot, signal);
      return;
    }
    Optional<Order> working = inTheWay(slot);
    if (working.isPresent()) {
      working
          .filter(o -> o.terms().purpose() == Purpose.ENTRY)
          .filter(o -> !entryCancels.isWanted(o) || !isExiting(slot))
          .ifPresent(entryCancels::cancel);
      waiting.put(slot, signal);
      return;
    }
    Quantity sellable = sellable(slot);
    if (sellable.isZero() && slot.working.isPresent()) {
      waiting.put(slot, signal); // another exit is beside the one of unknown outcome
      return;
    }
    if (sellable.isZero()) {
      sell(slot, signal, Quantity.of(slot.held));
      return;
    }
    Quantity shares = with.sellable().of(slot.definition.account(), slot.symbol, sellable);
    if (shares.isZero()) {
      with.sellable().readAgain(slot.definition.account());
      tellRefusal(slot, signal, sellable, new Refusal(Refusal.Reason.WITHHELD, List.of()));
      retries.pause(slot);
      retries.later(slot, signal);
      return;
    }
    sell(slot, signal, shares);
    if (shares.units() < slot.held) {
      waiting.put(slot, signal); // the rest goes when it is free, and the broker would sell it
    }
  }

  private void sell(StrategySlot slot, Signal signal, Quantity shares) {
    place(slot, signal, Side.SELL, shares, signal.limit().map(ticks(slot.symbol)::ceiling));
  }

  /** What an exit waits for. */
  private Optional<Order> inTheWay(StrategySlot slot) {
    return slot.working.flatMap(with.ledger()::find).filter(o -> !with.power().holdsNothingBack(o));
  }

  private Quantity sellable(StrategySlot slot) {
    return with.power().sellable(slot.definition.account(), slot.symbol, slot.definition.name());
  }

  /** What a strategy holds, guarded as it says. */
  GuardedLot lot(StrategySlot slot, Optional<Guard> guard) {
    Quantity shares = Quantity.of(slot.held);
    Optional<WaitingSignal> exit = slot.waiting.filter(WaitingSignal::isExit);
    boolean waits = exit.isPresent() && inTheWay(slot).isPresent();
    boolean failing =
        exit.filter(e -> !e.isOrdered()).isPresent()
            && (slot.exitFailed || slot.refused.isPresent());
    return new GuardedLot(
        slot.definition, slot.symbol, shares, guard, blocking(slot), waits, failing);
  }

  /** The order for which an exit could not be placed now, and of which nobody knows until when. */
  private Optional<Order> blocking(StrategySlot slot) {
    Optional<Order> inTheWay = inTheWay(slot);
    if (inTheWay.isPresent() || !sellable(slot).isZero()) {
      return inTheWay.filter(o -> o.isUnclear() || isExiting(slot) && hasCancelFailed(o));
    }
    return with.power().unsettledSale(slot.definition.account(), slot.symbol);
  }

  private static boolean isExiting(StrategySlot slot) {
    return slot.waiting.filter(WaitingSignal::isExit).isPresent();
  }

  /** Whether the cancel of what an exit waits for came to nothing, and the next is to come. */
  private boolean hasCancelFailed(Order order) {
    boolean again = entryCancels.isWanted(order) && order.change().isEmpty();
    return again || with.trading().isCancelDelayed(order);
  }

  private void place(
      StrategySlot slot, Signal signal, Side side, Quantity shares, Optional<Price> limit) {
    BrokerAccount account = with.trading().account(slot.definition.account());
    TradingSession session =
        slot.hours.session(with.clock().instant()).orElse(TradingSession.REGULAR);
    OrderType type = account.typeFor(limit, signal.timeInForce(), session);
    OrderIntent intent =
        new OrderIntent(
            account.name(),
            slot.symbol,
            side,
            shares,
            type,
            limit,
            signal.timeInForce(),
            account.venueFor(type, signal.timeInForce(), session),
            side == Side.BUY ? Purpose.ENTRY : Purpose.EXIT,
            Optional.of(slot.definition.name()),
            false);
    Placement placement = with.trading().place(intent);
    if (placement instanceof Placement.Refused refused) {
      retries.pause(slot);
      tellRefusal(slot, signal, shares, refused.refusal());
      if (refused.refusal().reason() == Refusal.Reason.STOPPED) {
        waiting.drop(slot);
      } else if (side == Side.SELL) {
        retries.later(slot, signal);
      }
    } else if (placement instanceof Placement.Placed placed) {
      Order order = placed.order();
      slot.refused = Optional.empty();
      if (side == Side.BUY || !slot.exitFailed) { // that it tries again is no new signal
        listener.signal(slot.definition, slot.symbol, signal, true);
      }
      slot.working = order.state().isFinal() ? Optional.empty() : Optional.of(order.id());
      if (side == Side.SELL && slot.working.isPresent()) {
        waiting.ordered(slot, signal);
      }
      signal
          .cancelAfter()
          .filter(wait -> !order.state().isFinal())
          .ifPresent(wait -> entryCancels.cancelAt(order, with.clock().instant().plus(wait)));
    }
  }

  /** An exit is tried again and again; the same reason in a row is told once. */
  private void tellRefusal(StrategySlot slot, Signal signal, Quantity shares, Refusal refusal) {
    Optional<Refusal.Reason> reason = Optional.of(refusal.reason());
    boolean told = signal.action() == Signal.Action.EXIT && slot.refused.equals(reason);
    slot.refused = reason;
    if (!told) {
      listener.refused(slot.definition, slot.symbol, signal, shares, refusal);
    }
  }

  /** At start, and after a failed commit. */
  void reload() {
    entryCancels.reload();
  }

  /** Cancels those open entries that are meant. */
  void cancelEntries(Predicate<Order> meant) {
    for (Order order : with.ledger().working()) {
      if (order.terms().purpose() == Purpose.ENTRY && meant.test(order)) {
        entryCancels.cancel(order);
      }
    }
  }
}
