package io.maemae.app;

import io.maemae.broker.Timeline;
import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.simulation.SimulatedBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Cash and shares that come from outside, or go there, without anybody telling the bot. They move
 * when an account is open for sure: what moves before belongs to its opening.
 */
final class Elsewhere {
  /** More than what fees, tax and rounding of a day may explain. */
  private static final long UNIT_WON = 1_000_000;

  private static final long COST_WON = 68_000;
  private static final Duration LATER = Duration.ofSeconds(5);

  private final SimulatedDay day;
  private final Timeline time;
  private final SplittableRandom random;
  private final List<CashMoved> cash = new ArrayList<>();
  private final List<SharesMoved> shares = new ArrayList<>();
  private final Map<String, Boolean> open = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private Instant until = Instant.MIN;

  /** Cash that came, or went if it is negative. */
  record CashMoved(String account, Money amount) {}

  /** Shares that came. */
  record SharesMoved(String account, Symbol symbol, Quantity shares) {}

  Elsewhere(SimulatedDay day, Timeline time, SplittableRandom random) {
    this.day = day;
    this.time = time;
    this.random = random;
  }

  /** Whether all accounts are open for sure. */
  boolean areOpen() {
    return SimulatedDay.ACCOUNTS.stream().allMatch(this::isOpen);
  }

  /** While no process lives, as it was when the last one did. */
  private boolean isOpen(String account) {
    if (day.process().isAlive()) {
      boolean isOpen =
          day.process().store().settings().setting("opening-confirmed." + account).isPresent();
      open.put(account, isOpen);
    }
    return open.getOrDefault(account, false);
  }

  /** Moves what the day's character wants, at some time from now on. */
  void lives(Instant end) {
    until = end;
    for (int i = 0; i < day.character().cashMoves(); i++) {
      String account = account();
      time.at(sometime(), () -> moveCash(account));
    }
    if (day.character().sharesMove()) {
      String account = account();
      time.at(sometime(), () -> moveShares(account));
    }
  }

  private String account() {
    return SimulatedDay.ACCOUNTS.get(random.nextInt(SimulatedDay.ACCOUNTS.size()));
  }

  private Instant sometime() {
    long millis = Duration.between(time.now(), until).toMillis();
    return time.now().plusMillis(random.nextLong(1, millis));
  }

  private boolean mustWait(String account, Runnable move) {
    boolean wait = !isOpen(account);
    if (wait && time.now().isBefore(until)) {
      time.at(time.now().plus(LATER), move);
    }
    return wait;
  }

  private void moveCash(String account) {
    if (mustWait(account, () -> moveCash(account))) {
      return;
    }
    SimulatedBroker broker = day.brokers().get(account);
    Money amount = Money.ofWon(random.nextLong(1, 7) * UNIT_WON);
    boolean goes = random.nextBoolean() && amount.compareTo(broker.trueBalance().orderable()) <= 0;
    Money moved = goes ? amount.negated() : amount;
    cash.add(new CashMoved(account, moved));
    broker.deposits(moved);
  }

  private void moveShares(String account) {
    if (mustWait(account, () -> moveShares(account))) {
      return;
    }
    Symbol symbol = SimulatedDay.SYMBOLS.get(random.nextInt(SimulatedDay.SYMBOLS.size()));
    Quantity units = Quantity.of(random.nextLong(1, 40));
    Money cost = Money.ofWon(COST_WON * units.units());
    shares.add(new SharesMoved(account, symbol, units));
    day.brokers().get(account).receives(symbol, units, cost);
  }

  /** What a crash takes from the disk may be the word that an account is open for sure. */
  void processStarted() {
    cash.stream().map(CashMoved::account).filter(a -> !isOpen(a)).forEach(forgotten::add);
    shares.stream().map(SharesMoved::account).filter(a -> !isOpen(a)).forEach(forgotten::add);
  }

  /** Whether an account was opened once more after something had moved. */
  boolean isForgotten(String account) {
    return forgotten.contains(account);
  }

  /** All cash that moved at an account. */
  List<CashMoved> cash(String account) {
    return cash.stream().filter(c -> c.account().equals(account)).toList();
  }

  /** All shares that came to an account. */
  List<SharesMoved> shares(String account) {
    return shares.stream().filter(s -> s.account().equals(account)).toList();
  }
}
