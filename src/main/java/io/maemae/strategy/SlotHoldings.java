package io.maemae.strategy;

import io.maemae.market.Quantity;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderListener;
import io.maemae.order.Purpose;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Portfolio;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what each slot holds and has ordered as the books have it, and lets go of what was wanted
 * for shares that are gone. Desk thread.
 */
final class SlotHoldings implements OrderListener {
  private final List<StrategyDefinition> definitions;
  private final StrategySlots slots;
  private final SearchedSlots searched;
  private final WaitingSignals waiting;
  private final RestingGuards resting;
  private final ExitRetries retries;
  private final OrderLedger ledger;
  private final Portfolio portfolio;

  /** Knows of nothing before {@link #refresh} and {@link #openHeld}. */
  SlotHoldings(
      List<StrategyDefinition> definitions,
      StrategySlots slots,
      SearchedSlots searched,
      WaitingSignals waiting,
      RestingGuards resting,
      ExitRetries retries,
      StrategyRunner.Surroundings with) {
    this.definitions = definitions;
    this.slots = slots;
    this.searched = searched;
    this.waiting = waiting;
    this.resting = resting;
    this.retries = retries;
    this.ledger = with.ledger();
    this.portfolio = with.portfolio();
  }

  /** Takes what the books have of a slot now. */
  void refresh(StrategySlot slot) {
    slot.held =
        portfolio
            .held(slot.definition.account(), slot.symbol, Optional.of(slot.definition.name()))
            .units();
    slot.working =
        ledger.working(slot.definition.account()).stream()
            .filter(o -> isOf(o, slot))
            .map(Order::id)
            .findFirst();
    boolean wasDoubted = slot.doubted;
    slot.doubted =
        slot.held == 0
            && ledger.attribution().isSaleInDoubt(slot.definition.account(), slot.symbol);
    if (slot.held == 0 && !slot.doubted) {
      resting.resume(slot); // of shares that are gone
    }
    if (slot.isIdle()) {
      waiting.dropExit(slot);
      searched.idle(slot);
    } else if (wasDoubted && !slot.doubted) {
      retries.resume(slot);
    }
  }

  /** Until the broker has said what meets the conditions, what is held is guarded. */
  void openHeld() {
    searching().forEach(this::openHeld);
  }

  private Stream<StrategyDefinition> searching() {
    return definitions.stream().filter(definition -> definition.searched().isPresent());
  }

  private void openHeld(StrategyDefinition definition) {
    Stream.concat(
            portfolio.lots(definition.account()).stream()
                .filter(lot -> lot.units() != 0 && definition.owns(lot.key().strategy()))
                .map(lot -> lot.key().symbol()),
            ledger.working(definition.account()).stream()
                .filter(order -> definition.owns(order.terms().strategy()))
                .map(Order::symbol))
        .distinct()
        .sorted()
        .forEach(symbol -> searched.hold(definition, symbol));
  }

  private static boolean isOf(Order order, StrategySlot slot) {
    return order.symbol().equals(slot.symbol) && slot.definition.owns(order.terms().strategy());
  }

  private List<StrategySlot> slotsOf(Order order) {
    return slots.of(order.symbol()).stream().filter(slot -> isOf(order, slot)).toList();
  }

  /** Any order or fill may change what other lots of its symbol have. */
  private void refreshAll(Order order) {
    searching()
        .filter(definition -> definition.owns(order.terms().strategy()))
        .forEach(definition -> searched.hold(definition, order.symbol()));
    slots.of(order.account(), order.symbol()).forEach(this::refresh);
  }

  @Override
  public void filled(Order order, List<Fill> fills) {
    refreshAll(order);
  }

  @Override
  public void accepted(Order order) {
    refreshAll(order);
  }

  @Override
  public void reopened(Order order) {
    refreshAll(order);
  }

  @Override
  public void adopted(Order order) {
    refreshAll(order);
  }

  @Override
  public void taken(Order order, ClientOrderId before) {
    refreshAll(order);
  }

  @Override
  public void external(Order order) {
    refreshAll(order);
  }

  @Override
  public void corrected(Order order, Quantity excess) {
    refreshAll(order);
  }

  @Override
  public void cancelWanted(Order order) {
    if (order.terms().purpose() == Purpose.EXIT) {
      slotsOf(order).forEach(slot -> retries.cancelWanted(slot, order));
    }
  }

  @Override
  public void ended(Order order) {
    for (StrategySlot slot : slotsOf(order)) {
      refresh(slot);
      retries.ended(slot, order);
    }
  }
}
