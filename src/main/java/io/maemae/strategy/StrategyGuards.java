package io.maemae.strategy;

import io.maemae.market.Symbol;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.portfolio.Lot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What guards the shares that strategies hold, and which of it rests. Desk thread. */
public final class StrategyGuards {
  private final StrategySlots slots;
  private final SlotHoldings holdings;
  private final RestingGuards resting;
  private final WaitingSignals waiting;
  private final StrategyCalls calls;
  private final SignalOrders orders;

  StrategyGuards(
      StrategySlots slots,
      SlotHoldings holdings,
      RestingGuards resting,
      WaitingSignals waiting,
      StrategyCalls calls,
      SignalOrders orders) {
    this.slots = slots;
    this.holdings = holdings;
    this.resting = resting;
    this.waiting = waiting;
    this.calls = calls;
    this.orders = orders;
  }

  /**
   * Whether a strategy of the configuration looks after shares, or would if it were not stopped.
   */
  public boolean covers(Lot.Key lot) {
    return slots(lot).findAny().isPresent();
  }

  /** What guards shares; nothing if they are of no strategy. */
  public Optional<Guard> of(Lot.Key lot) {
    return slots(lot).findFirst().flatMap(this::of);
  }

  private Stream<StrategySlot> slots(Lot.Key lot) {
    return slots
        .of(lot.account(), lot.symbol())
        .filter(slot -> slot.definition.owns(lot.strategy()));
  }

  private Optional<Guard> of(StrategySlot slot) {
    return slot.guardSuspended ? Optional.empty() : calls.guard(slot);
  }

  /** The exit of shares that waited in a backup, and rests until trading is resumed. */
  public Optional<Signal> restingExit(Lot.Key lot) {
    return slots(lot).flatMap(slot -> waiting.restingExit(slot).stream()).findFirst();
  }

  /** What strategies hold, and how they look after it. */
  public List<GuardedLot> held() {
    return slots.all().stream()
        .filter(slot -> slot.held > 0)
        .map(slot -> orders.lot(slot, of(slot)))
        .toList();
  }

  /** Shares of a symbol moved outside: what guards the strategies' shares rests until asked. */
  public void rest(String account, Symbol symbol) {
    slots
        .of(account, symbol)
        .forEach(
            slot -> {
              holdings.refresh(slot);
              if (slot.held > 0) {
                resting.rest(slot);
              } else {
                resting.resume(slot);
              }
            });
  }

  /**
   * A sale outside took shares of one strategy: what guards the rest of them rests until asked.
   *
   * @return whether it was guarded until now
   */
  public boolean rest(Order sale, String strategy) {
    boolean rests = false;
    for (StrategySlot slot : slots.of(sale.account(), sale.symbol()).toList()) {
      if (slot.definition.name().equals(strategy)) {
        holdings.refresh(slot);
        rests |= slot.held > 0 && resting.restFor(slot, sale.id());
      }
    }
    return rests;
  }

  /** The sale was the strategies' own: what is left is guarded again; returns what had rested. */
  public List<GuardedLot> resume(Order order, ClientOrderId sale) {
    List<GuardedLot> again = new ArrayList<>();
    for (StrategySlot slot : slots.of(order.account(), order.symbol()).toList()) {
      if (slot.suspendedFor.equals(Optional.of(sale))) {
        holdings.refresh(slot);
        resting.resume(slot);
        if (slot.held > 0) {
          again.add(orders.lot(slot, of(slot)));
        }
      }
    }
    return again;
  }
}
