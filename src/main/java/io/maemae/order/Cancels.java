package io.maemae.order;

import io.maemae.market.Quantity;
import io.maemae.order.Refusal.Reason;
import io.maemae.portfolio.Fill;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes orders back: at once, or as soon as their number is known and what is under way of them is
 * over. Desk thread; used by {@link Trading} alone.
 */
final class Cancels {
  private final OrderLedger ledger;
  private final RiskChecks risk;
  private final Reconciliation reconciliation;
  private final ChangeRequests changes;
  private final CancelWishes wishes;
  private final Outside outside;
  private final InstantSource clock;

  /** Orders of which a cancel has failed, and when: a list may tell of a number not tried yet. */
  private final Map<ClientOrderId, Instant> triedInVain = new TreeMap<>();

  Cancels(
      OrderLedger ledger,
      SettingStore settings,
      RiskChecks risk,
      Reconciliation reconciliation,
      ChangeRequests changes,
      Outside outside,
      InstantSource clock) {
    this.ledger = ledger;
    this.risk = risk;
    this.reconciliation = reconciliation;
    this.changes = changes;
    this.wishes = new CancelWishes(settings);
    this.outside = outside;
    this.clock = clock;
    reconciliation.addListener(
        new ReconciliationListener() {
          @Override
          public void ordersRead(String account, LocalDate date, Instant begunAt) {
            giveUp(account, date, begunAt);
          }
        });
    ledger.addListener(
        new OrderListener() {
          @Override
          public void accepted(Order order) {
            numbered(order);
          }

          @Override
          public void adopted(Order order) {
            numbered(order);
          }

          @Override
          public void taken(Order order, ClientOrderId before) {
            wishes.move(before, order);
            changes.move(before, order);
          }

          @Override
          public void ambiguous(Order order, List<Candidate> candidates) {
            if (wishes.isWhichever(order)) {
              candidates.forEach(c -> cancelAnyway(c.listed()));
            }
          }

          @Override
          public void filled(Order order, List<Fill> fills) {
            changes.filled(
                order, Quantity.of(fills.stream().mapToLong(f -> f.quantity().units()).sum()));
            cancelIfWished(order);
          }

          @Override
          public void corrected(Order order, Quantity excess) {
            if (isStoppedEntry(order) && !order.state().isFinal()) {
              wishes.add(order);
            }
            cancelIfWished(order);
          }

          @Override
          public void reopened(Order order) {
            boolean unwanted = isToBeCancelledAgain(order);
            if (unwanted) {
              wishes.add(order);
            }
            ledger.tell(l -> l.foundOpen(order, unwanted));
            cancelIfWished(order);
          }

          @Override
          public void changeOver(Order order) {
            cancelIfWished(order);
          }

          @Override
          public void branchKnown(Order order) {
            changes.tryAgain(order);
          }

          @Override
          public void replaced(Order order) {
            cancelIfWished(order);
          }

          @Override
          public void reduced(Order order, Quantity takenBack) {
            cancelIfWished(order);
          }

          @Override
          public void changeUnknown(Order order, RequestKind kind) {
            changes.resume(order);
            cancelBeside(order);
          }

          @Override
          public void changeFailed(Order order, RequestKind kind, String why) {
            if (kind == RequestKind.CANCEL && !order.state().isFinal()) {
              triedInVain.put(order.id(), clock.instant());
            }
            cancelIfWished(order);
          }

          @Override
          public void ended(Order order) {
            wishes.end(order, ledger);
            triedInVain.remove(order.id());
          }
        });
  }

  /** What was tried in vain and has no other number now is left, as was told. */
  private void giveUp(String account, LocalDate date, Instant begunAt) {
    List<Order> tried =
        ledger.working(account).stream()
            .filter(o -> o.legs().stream().anyMatch(l -> l.id().tradingDate().equals(date)))
            .filter(o -> o.change().isEmpty())
            .filter(o -> isTriedInVain(o, begunAt.minus(BrokerAccount.SETTLE_TIME)))
            .toList();
    tried.forEach(this::giveUp);
  }

  private boolean isTriedInVain(Order order, Instant before) {
    return Optional.ofNullable(triedInVain.get(order.id())).filter(before::isAfter).isPresent();
  }

  /**
   * An order that had ended is open after all. What somebody took back still is to be; a strategy's
   * entry is known to it no more, and its exit may have another beside it by now.
   */
  private boolean isToBeCancelledAgain(Order order) {
    return switch (order.terms().purpose()) {
      case ENTRY -> true;
      case EXIT, LIQUIDATION -> wishes.hadWhenEnded(order) || risk.oversells(order);
      case BY_HAND, EXTERNAL -> wishes.hadWhenEnded(order);
    };
  }

  /** Whether all that is open of an order is to be taken back, and that was not tried in vain. */
  boolean isWished(Order order) {
    return wishes.has(order) && !triedInVain.containsKey(order.id());
  }

  /** As {@link Trading#isBeingCancelled}. */
  boolean isUnderWay(Order order) {
    return order.change().filter(PendingChange::isCancelOfAll).isPresent()
        && !wishes.hasFailed(order);
  }

  /** Something else is wanted of an order: what was tried in vain is not tried any more. */
  void giveUp(Order order) {
    wishes.remove(order);
    triedInVain.remove(order.id());
  }

  /** After the ledger was loaded. */
  void reload() {
    wishes.reload(ledger);
    triedInVain.clear();
    ledger.working().stream()
        .filter(wishes::has)
        .forEach(order -> triedInVain.put(order.id(), clock.instant()));
  }

  /** The cancel of a number that is under way is not tried once more, after a restart either. */
  void recover(Order order) {
    order.changes().all().stream()
        .filter(PendingChange::isCancelOfAll)
        .flatMap(c -> order.leg(c.target()).stream())
        .forEach(leg -> wishes.tries(order, leg));
  }

  /** As {@link Trading#cancel}. */
  Optional<Refusal> cancel(Order order, Optional<Quantity> part) {
    Instant now = clock.instant();
    if (order.state().isFinal()) {
      return Optional.of(Refusal.of(Reason.ENDED, order.id(), order.state()));
    }
    if (!reconciliation.isConfigured(order.account())) {
      return Optional.of(Refusal.of(Reason.NOT_CONFIGURED));
    }
    if (order.change().isPresent() || part.isPresent() && isWished(order)) {
      return Optional.of(Refusal.of(Reason.CHANGE_PENDING, order.id()));
    }
    if (part.isEmpty()) {
      ledger.tell(l -> l.cancelWanted(order));
    }
    if (order.state() == OrderState.PENDING_NEW && order.releasedAt().isEmpty()) {
      ledger.withdraw(order, "reason:withdrawn", now);
      return Optional.empty();
    }
    Optional<Leg> open = order.openLeg();
    if (open.isEmpty() && part.isPresent()) {
      return Optional.of(Refusal.of(Reason.NOT_NUMBERED, order.id()));
    }
    if (open.isEmpty()) {
      triedInVain.remove(order.id());
      wishes.add(order);
      return Optional.empty();
    }
    if (part.isPresent()) {
      giveUp(order);
      return cancelPart(order, part.get(), now);
    }
    wishes.forgetTries(order);
    cancelWhole(order, open.get(), now);
    return Optional.empty();
  }

  private Optional<Refusal> cancelPart(Order order, Quantity part, Instant now) {
    Optional<Leg> leg =
        order.openLegs().stream().filter(l -> l.open().compareTo(part) >= 0).findFirst();
    leg.ifPresent(l -> changes.offer(order, PendingChange.cancel(l.id(), part, false), now));
    return leg.isPresent() ? Optional.empty() : Optional.of(severalNumbers(order));
  }

  private void cancelWhole(Order order, Leg leg, Instant now) {
    triedInVain.remove(order.id());
    wishes.tries(order, leg);
    changes.offer(order, PendingChange.cancel(leg.id(), order.openUnder(leg), true), now);
  }

  /** More numbers than one are open; a reading may tell that it is not so. */
  Refusal severalNumbers(Order order) {
    reconciliation.soon(order.account());
    return Refusal.of(
        Reason.SEVERAL_NUMBERS,
        order.id(),
        order.openLegs().size(),
        Long.toString(order.id().number()));
  }

  /** As {@link Trading#cancelUnrecorded}. */
  Optional<Refusal> cancelUnrecorded(Order order, Consumer<SubmitResult> onAnswer) {
    if (order.state().isFinal()) {
      return Optional.of(Refusal.of(Reason.ENDED, order.id(), order.state()));
    }
    if (!reconciliation.isConfigured(order.account())) {
      return Optional.of(Refusal.of(Reason.NOT_CONFIGURED));
    }
    Optional<Leg> open = order.openLeg();
    if (open.isEmpty()) {
      return Optional.of(Refusal.of(Reason.NOT_NUMBERED, order.id()));
    }
    List<Leg> legs = order.openLegs();
    (legs.isEmpty() ? List.of(open.get()) : legs)
        .forEach(leg -> cancelUnrecorded(order, leg, onAnswer));
    return Optional.empty();
  }

  private void cancelUnrecorded(Order order, Leg leg, Consumer<SubmitResult> onAnswer) {
    OrderGateway gateway = reconciliation.account(order.account()).gateway();
    CancelRequest request =
        PendingChange.cancel(leg.id(), order.openUnder(leg), true)
            .cancelOf(order, risk.session(order));
    outside.<SubmitResult>ask(answer -> gateway.cancel(request, answer), onAnswer);
  }

  /** As {@link Trading#cancelAnyway}. */
  void cancelAnyway(Order order) {
    if (!reconciliation.isConfigured(order.account())) {
      return; // nothing can be sent there
    }
    order
        .change()
        .filter(c -> c.releasedAt().isEmpty() && !c.isCancelOfAll())
        .ifPresent(c -> ledger.failChange(order, c, "reason:withdrawn", clock.instant()));
    Optional<PendingChange> underWay = order.change();
    if (underWay.isEmpty()) {
      cancel(order, Optional.empty());
      return;
    }
    if (!underWay.get().isCancelOfAll()) {
      ledger.tell(l -> l.cancelWanted(order));
    }
    wishAnew(order);
  }

  /** What is being taken back goes on; whatever else is open then is tried after it. */
  private void wishAnew(Order order) {
    triedInVain.remove(order.id());
    wishes.add(order);
    recover(order);
  }

  /** As {@link Trading#cancelEverything}. */
  void cancelEverything() {
    List<Order> reachable =
        ledger.working().stream().filter(o -> reconciliation.isConfigured(o.account())).toList();
    for (Order order : reachable) {
      cancelAnyway(order);
      boolean isChanged = order.change().filter(c -> !c.isCancelOfAll()).isPresent();
      if (isChanged || order.legs().isEmpty() && !order.state().isFinal()) {
        wishes.addWhichever(order);
      }
      cancelBeside(order);
    }
  }

  /** Takes back a number at once that a change of unknown outcome may have left open. */
  private void cancelBeside(Order order) {
    boolean unclear =
        order.change().filter(c -> c.isUnclear() && !c.isCancelOfAll()).isPresent()
            && order.changes().beside().isEmpty();
    if (unclear && wishes.isWhichever(order)) {
      wishes
          .next(order)
          .ifPresent(
              leg -> {
                wishes.tries(order, leg);
                PendingChange cancel = PendingChange.cancel(leg.id(), leg.open(), true);
                changes.offerBeside(order, cancel, clock.instant());
              });
    }
  }

  private void cancelIfWished(Order order) {
    changes.resume(order);
    cancelBeside(order);
    boolean waits = order.openLeg().isEmpty() || order.change().isPresent();
    if (!waits && wishes.has(order) && !order.state().isFinal()) {
      // What is left may be under a number that is not known yet: the wish stays.
      wishes.next(order).ifPresent(leg -> cancelWhole(order, leg, clock.instant()));
    }
  }

  private void numbered(Order order) {
    if (isStoppedEntry(order) && !order.state().isFinal()) {
      wishes.add(order);
    }
    cancelIfWished(order);
  }

  private boolean isStoppedEntry(Order order) {
    return order.terms().purpose() == Purpose.ENTRY && risk.holdsEntries(order.account());
  }
}
