package io.maemae.command;

import io.maemae.desk.GuardWatch;
import io.maemae.notice.Outbox;
import io.maemae.notice.Topic;
import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.Outside;
import io.maemae.order.Purpose;
import io.maemae.order.Reconciliation;
import io.maemae.order.ReconciliationListener;
import io.maemae.order.RestoredBackup;
import io.maemae.order.TradingStop;
import io.maemae.portfolio.Portfolio;
import io.maemae.strategy.RestoredEntry;
import io.maemae.strategy.StrategyRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Does once what a stop does, for a store that was restored from a backup: takes open entries back,
 * drops those that waited, and tells what the brokers knew more, that strategies are stopped, and
 * what guards each position. It waits for all brokers, but not for ever. Desk thread.
 */
public final class RestoredReport implements ReconciliationListener {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Parts parts;

  /** What it tells of, and by what. */
  public record Parts(
      RestoredBackup restored,
      Reconciliation reconciliation,
      OrderLedger ledger,
      Portfolio portfolio,
      StrategyRunner strategies,
      GuardWatch guards,
      TradingStop stop,
      Outbox outbox,
      Wording wording,
      Outside outside,
      InstantSource clock) {}

  /** Tells nothing yet. */
  public RestoredReport(Parts parts) {
    this.parts = parts;
  }

  /** All was taken from the store: if people are to be told, they are within a minute. */
  public void begin() {
    if (parts.restored().isUntold()) {
      parts.outside().wakeAt(parts.clock().instant().plus(LONGEST_WAIT), this::tell);
    }
  }

  @Override
  public void ready(BrokerAccount account) {
    if (unread().isEmpty()) {
      tell();
    }
  }

  private List<BrokerAccount> unread() {
    return parts.reconciliation().accounts().stream()
        .filter(a -> !parts.reconciliation().isReady(a.name()))
        .toList();
  }

  private void tell() {
    if (parts.restored().isUntold()) {
      parts.strategies().cancelEntries(Optional.empty());
      List<RestoredEntry> dropped = parts.strategies().dropRestoredEntries();
      parts.outbox().tell(Topic.ALERT, String.join("\n", lines(dropped)));
      parts.restored().told();
    }
  }

  private List<String> lines(List<RestoredEntry> dropped) {
    Wording wording = parts.wording();
    RestoredBackup.Origin origin = parts.restored().origin().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(wording.text("restored.from", origin.day().toString(), wording.allAccounts()));
    unread().forEach(a -> lines.add(wording.text("restored.unread", wording.account(a.name()))));
    lines.add(found(origin.lastNumber()));
    parts.reconciliation().accounts().stream()
        .filter(a -> parts.reconciliation().hasUnreadDays(a.name()))
        .forEach(
            a ->
                lines.add(
                    wording.text(
                        "restored.days-unread",
                        wording.account(a.name()),
                        origin.day().toString())));
    lines.add(wording.text("restored.unexplained"));
    boolean ended = parts.stop().holdsExits();
    lines.add(wording.text(ended ? "restored.all-stopped" : "restored.stopped"));
    entries(dropped).ifPresent(lines::add);
    List<String> guards =
        new GuardLines(parts.portfolio(), parts.strategies().guards(), parts.guards(), wording)
            .lines(ended);
    lines.addAll(guards.isEmpty() ? List.of(wording.text("restored.nothing-held")) : guards);
    return lines;
  }

  /** One of a strategy that is not configured any more would not have been made. */
  private Optional<String> entries(List<RestoredEntry> dropped) {
    Wording wording = parts.wording();
    String entries =
        parts.strategies().strategies().stream()
            .flatMap(
                strategy ->
                    dropped.stream()
                        .filter(entry -> entry.strategy().equals(strategy.name()))
                        .map(
                            entry ->
                                wording.text(
                                    "restored.entry",
                                    wording.account(strategy.account()),
                                    entry.symbol(),
                                    strategy.name())))
            .collect(Collectors.joining(", "));
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(wording.text("restored.entries", entries));
  }

  /** Orders that the brokers list and the backup did not have. */
  private String found(long lastNumber) {
    List<Order> orders =
        parts.ledger().all().stream()
            .filter(o -> o.id().number() > lastNumber)
            .filter(o -> o.terms().purpose() == Purpose.EXTERNAL)
            .toList();
    return orders.isEmpty()
        ? parts.wording().text("restored.no-orders")
        : parts
            .wording()
            .text(
                "restored.orders",
                orders.size(),
                orders.stream().map(o -> "#" + o.id().number()).collect(Collectors.joining(", ")));
  }
}
