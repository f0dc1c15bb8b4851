package io.maemae.command;

import io.maemae.desk.AccountsLeftOut;
import io.maemae.desk.GuardWatch;
import io.maemae.desk.MarketFeed;
import io.maemae.market.MarketTime;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.TradingPhase;
import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import io.maemae.order.PacerUse;
import io.maemae.order.Reading;
import io.maemae.order.TradingStop;
import io.maemae.portfolio.Lot;
import io.maemae.strategy.GuardedLot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How everything is, account by account and then what they share; a line that wants a look begins
 * with {@code !}, and the first line says how many do. Desk thread.
 */
final class HealthScreen {
  /** While the market trades, a stream that brought nothing for so long may be dead. */
  private static final Duration SILENT = Duration.ofSeconds(60);

  /** Nothing that goes its way waits for so long. */
  private static final Duration STUCK = Duration.ofSeconds(5);

  private static final Duration UNTOLD = Duration.ofMinutes(1);
  private static final Duration CLOCK_RIGHT = Duration.ofMillis(1500);
  private static final Duration CLOCK_OFF = Duration.ofSeconds(5);
  private static final long MEGABYTE = 1024 * 1024;
  private static final long LITTLE_MEGABYTES = 500;
  private static final int MOST_SYMBOLS = 5;

  /** A backup is made every evening; one that is older was missed. */
  private static final int OLD_DAYS = 2;

  private final Tools tools;
  private final Wording wording;
  private final Instant now;
  private final Map<String, MarketFeed.State> streams;
  private final Optional<MachineSource.Machine> machine;
  private final boolean machineHangs;
  private final List<String> lines = new ArrayList<>();
  private int unwell;

  /**
   * Of this moment.
   *
   * @param streams those that answered, by account
   */
  HealthScreen(
      Tools tools,
      Map<String, MarketFeed.State> streams,
      Optional<MachineSource.Machine> machine,
      boolean machineHangs) {
    this.tools = tools;
    this.wording = tools.wording();
    this.now = tools.clock().instant();
    this.streams = streams;
    this.machine = machine;
    this.machineHangs = machineHangs;
  }

  /** While the store cannot write: the books are those of before. */
  String textWithoutStore(Optional<String> restoring) {
    line(
        false,
        restoring
            .map(command -> wording.text("health.store-damaged", command))
            .orElseGet(() -> wording.text("health.store-down")));
    return text();
  }

  String text() {
    tools.reconciliation().accounts().forEach(this::account);
    tools.leftOut().all().forEach(this::leftOut);
    stops();
    outbox();
    machine.ifPresent(this::machine);
    if (machineHangs) {
      line(false, wording.text("health.machine.unknown"));
    }
    String first =
        unwell == 0 ? wording.text("health.well") : wording.text("health.unwell", unwell);
    return first + "\n" + String.join("\n", lines);
  }

  private void line(boolean well, String text) {
    lines.add((well ? "· " : "! ") + text);
    unwell += well ? 0 : 1;
  }

  // An account.

  private void account(BrokerAccount account) {
    String name = account.name();
    lines.add(wording.account(name));
    if (tools.feeds().containsKey(name)) {
      Optional.ofNullable(streams.get(name))
          .ifPresentOrElse(this::stream, () -> line(false, wording.text("health.stream.unknown")));
    }
    pacer(name);
    books(name);
    tools.strategies().guards().held().stream()
        .filter(lot -> lot.strategy().account().equals(name))
        .forEach(this::guard);
    tools.strays().all().stream()
        .filter(lot -> lot.key().account().equals(name))
        .forEach(
            lot ->
                unguarded(
                    lot.key().symbol(), lot.quantity(), owner(lot), GuardWatch.Reason.NOT_RUN));
  }

  /** One that is not configured any more. */
  private void leftOut(AccountsLeftOut.LeftOut account) {
    lines.add(wording.account(account.account()));
    account.lots().forEach(this::leftOut);
    if (!account.orders().isEmpty()) {
      line(false, wording.text("health.left-out.orders", account.orders().size()));
    }
  }

  private void leftOut(Lot lot) {
    line(
        false,
        wording.text("health.left-out.shares", lot.key().symbol(), lot.quantity(), owner(lot)));
  }

  private String owner(Lot lot) {
    return wording.owner(lot.key().strategy());
  }

  private void stream(MarketFeed.State state) {
    if (!state.up()) {
      line(false, wording.text("health.stream.down", time(Optional.of(state.lastHeard()))));
    } else {
      Duration age = Duration.between(state.lastHeard(), now);
      boolean trades = tools.calendar().phase(now) == TradingPhase.CONTINUOUS;
      line(
          !trades || age.compareTo(SILENT) < 0,
          wording.text(
              "health.stream", Math.max(0, age.toSeconds()), state.registrations(), state.cap()));
    }
    List<Symbol> polled = state.polled();
    if (!polled.isEmpty()) {
      List<Symbol> first = polled.subList(0, Math.min(polled.size(), MOST_SYMBOLS));
      line(true, wording.text("health.polled", polled.size(), first));
    }
  }

  private void pacer(String account) {
    PacerUse use = tools.reconciliation().pacerUse(account);
    MarketFeed.State stream = streams.get(account);
    int waiting = use.waiting() + (stream == null ? 0 : stream.waiting());
    boolean stuck = use.oldest().filter(since -> since.plus(STUCK).isBefore(now)).isPresent();
    line(!stuck, wording.text("health.pacer", waiting, use.lastMinute()));
  }

  /** How books and broker were brought together last, and what is not settled of it. */
  private void books(String account) {
    int failures = tools.reconciliation().failures(account);
    if (failures > 0) {
      line(false, wording.text("health.unreadable", failures));
    }
    int ofBalance = tools.reconciliation().balanceFailures(account);
    if (ofBalance > 0) {
      line(false, wording.text("health.balance-unreadable", ofBalance));
    }
    if (!tools.reconciliation().isReady(account)) {
      line(false, wording.text("health.not-ready"));
    }
    Optional<Instant> orders = tools.reconciliation().lastRead(account);
    Optional<Instant> balance = tools.power().balance(account).map(Reading.Complete::begunAt);
    line(
        orders.isPresent() && balance.isPresent(),
        wording.text("health.read", time(orders), time(balance)));
    long unsettled = tools.ledger().working(account).stream().filter(Order::isUnclear).count();
    if (unsettled > 0) {
      line(false, wording.text("health.unsettled", unsettled));
    }
  }

  private String time(Optional<Instant> at) {
    return at.map(t -> wording.time(t, MarketTime.date(now)))
        .orElseGet(() -> wording.text("health.never"));
  }

  private void guard(GuardedLot lot) {
    String name = lot.strategy().name();
    if (lot.guard().isEmpty()) {
      line(false, wording.text("health.unguarded.rests", lot.symbol(), lot.shares(), name));
    }
    tools
        .guards()
        .unguarded(lot.key())
        .forEach(reason -> unguarded(lot.symbol(), lot.shares(), name, reason));
    if (lot.failing()) {
      unguarded(lot.symbol(), lot.shares(), name, wording.text("health.unguarded.failing"));
    }
  }

  private void unguarded(Symbol symbol, Quantity shares, String owner, GuardWatch.Reason reason) {
    unguarded(symbol, shares, owner, GuardLines.reason(reason, wording));
  }

  private void unguarded(Symbol symbol, Quantity shares, String owner, String why) {
    line(false, wording.text("health.unguarded", symbol, shares, owner, why));
  }

  // What they share.

  /** Entries rest by the owner's will or limit; that exits do too is no state to forget. */
  private void stops() {
    if (tools.stop().level() != TradingStop.Level.NONE || !tools.stop().accounts().isEmpty()) {
      StopLines.of(tools).forEach(text -> line(!tools.stop().holdsExits(), text));
    }
  }

  private void outbox() {
    int size = tools.outbox().size();
    if (size == 0) {
      line(true, wording.text("health.told"));
    } else {
      Duration age = Duration.between(tools.outbox().oldest().orElse(now), now);
      line(age.compareTo(UNTOLD) < 0, wording.text("health.untold", size, age.toSeconds()));
    }
  }

  private void machine(MachineSource.Machine there) {
    there
        .clock()
        .ifPresentOrElse(this::clock, () -> line(true, wording.text("health.clock.unknown")));
    OptionalLong free = there.freeBytes();
    boolean well = there.databaseBytes().isPresent() && free.isPresent();
    line(
        well && free.getAsLong() >= LITTLE_MEGABYTES * MEGABYTE,
        wording.text("health.disk", megabytes(there.databaseBytes()), megabytes(free)));
    backup(there.backup());
  }

  /** One that no evening of a trading day has made yet is no trouble. */
  private void backup(LastBackup last) {
    boolean isNew =
        last.day()
            .filter(day -> !day.isBefore(MarketTime.date(now).minusDays(OLD_DAYS)))
            .isPresent();
    String day = last.day().map(LocalDate::toString).orElseGet(() -> wording.text("health.never"));
    String key = last.failed() ? "health.backup.not-made" : "health.backup";
    line(!last.failed() && (isNew || last.day().isEmpty()), wording.text(key, day));
  }

  private void clock(ClockOffset offset) {
    Duration off = offset.ahead().abs();
    String at = wording.time(offset.at(), MarketTime.date(now));
    if (off.compareTo(CLOCK_RIGHT) <= 0) {
      line(true, wording.text("health.clock.right", at));
    } else {
      String key = offset.ahead().isNegative() ? "health.clock.behind" : "health.clock.ahead";
      line(off.compareTo(CLOCK_OFF) <= 0, wording.text(key, off.toSeconds(), at));
    }
  }

  /** At least one, so that what is there is not told as nothing. */
  private String megabytes(OptionalLong bytes) {
    return bytes.isEmpty()
        ? wording.text("health.size.unknown")
        : wording.text("health.size", Math.max(1, bytes.getAsLong() / MEGABYTE));
  }
}
