package io.maemae.desk;

import io.maemae.order.BrokerAccount;
import io.maemae.order.Outside;
import io.maemae.order.Reconciliation;
import io.maemae.strategy.StrategyRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws the consequences when a stream ends and comes back: what it did not bring is read, and
 * strategies enter nothing before their bars are whole again. What the person knows of it changes
 * with the commit of the message only, so that what a failed commit took back is told again. Desk
 * thread.
 */
public final class StreamWatch {
  /** More ends within that time are only told if they last. */
  private static final int MOST_OFTEN = 3;

  private static final Duration OFTEN = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Reconciliation reconciliation;
  private final StrategyRunner strategies;
  private final MarketWatch markets;
  private final FeedListener listener;
  private final Outside outside;
  private final InstantSource clock;

  /** The streams that bring nothing. */
  private final Map<String, Cut> cuts = new TreeMap<>();

  /** The streams that brought something not to be trusted since they came up, and what. */
  private final Map<String, String> doubts = new TreeMap<>();

  /** The streams that the person knows to be cut, and whether as used elsewhere. */
  private final Map<String, Boolean> toldCut = new TreeMap<>();

  private final Set<String> toldDoubt = new TreeSet<>();

  private final Map<String, Deque<Instant>> lateEnds = new TreeMap<>();

  /** Why a stream brings nothing. */
  private record Cut(boolean elsewhere, String why, Instant since) {}

  /** With what a stream serves. */
  public StreamWatch(
      Reconciliation reconciliation,
      StrategyRunner strategies,
      MarketWatch markets,
      FeedListener listener,
      Outside outside,
      InstantSource clock) {
    this.reconciliation = reconciliation;
    this.strategies = strategies;
    this.markets = markets;
    this.listener = listener;
    this.outside = outside;
    this.clock = clock;
  }

  void on(DeskEvent.StreamChanged event) {
    String account = event.account();
    switch (event.state()) {
      case UP -> {
        doubts.remove(account);
        toldDoubt.remove(account);
        cuts.remove(account);
        strategies.onFeedBack(account);
        reconciliation.read(account);
        markets.onBack(account);
        tellCut(account);
      }
      case DOWN -> {
        if (cut(account, false, event.why())) {
          strategies.onFeedLost(account);
        }
        tellCut(account);
      }
      case USED_ELSEWHERE -> {
        cut(account, true, event.why());
        strategies.onFeedLost(account);
        tellCut(account);
      }
      case UNTRUSTED -> {
        doubts.putIfAbsent(account, event.why());
        tellDoubt(account);
        reconciliation.soon(account);
      }
      default -> throw new IllegalStateException("stream " + event.state());
    }
  }

  /** A commit has failed, and all was taken from the store anew: tells what nobody heard. */
  void reload() {
    cuts.keySet().forEach(strategies::onFeedLost);
    reconciliation.accounts().stream().map(BrokerAccount::name).forEach(this::tellCut);
    doubts.keySet().forEach(this::tellDoubt);
  }

  private void tellCut(String name) {
    BrokerAccount account = reconciliation.account(name);
    Cut cut = cuts.get(name);
    Boolean known = toldCut.get(name);
    if (cut == null && known != null) {
      listener.back(account);
      outside.tell(() -> toldCut.remove(name));
    } else if (cut != null && (known == null || cut.elsewhere() && !known)) {
      tellOrWait(account, cut);
    }
  }

  /** One that ends often is told only if it stays away. */
  private void tellOrWait(BrokerAccount account, Cut cut) {
    String name = account.name();
    int often = ends(name).size();
    Instant lasting = cut.since().plus(LONG);
    if (often > MOST_OFTEN && lasting.isAfter(clock.instant())) {
      outside.wakeAt(lasting, () -> tellCut(name));
      return;
    }
    if (cut.elsewhere()) {
      listener.usedElsewhere(account, cut.why());
    } else {
      listener.ended(account, cut.why());
    }
    if (often == MOST_OFTEN) {
      listener.unsteady(account, LONG);
    }
    outside.tell(() -> toldCut.put(name, cut.elsewhere()));
  }

  /** When it ended within the time that counts. */
  private Deque<Instant> ends(String name) {
    Deque<Instant> ends = lateEnds.computeIfAbsent(name, n -> new ArrayDeque<>());
    while (!ends.isEmpty() && ends.peek().plus(OFTEN).isBefore(clock.instant())) {
      ends.remove();
    }
    return ends;
  }

  private boolean cut(String name, boolean elsewhere, String why) {
    Cut before = cuts.get(name);
    Instant since = before == null ? clock.instant() : before.since();
    if (before == null) {
      ends(name).add(since);
    }
    if (before == null || elsewhere) {
      cuts.put(name, new Cut(elsewhere, why, since));
    }
    return before == null;
  }

  private void tellDoubt(String name) {
    if (!toldDoubt.contains(name)) {
      listener.untrusted(reconciliation.account(name), doubts.get(name));
      outside.tell(() -> toldDoubt.add(name));
    }
  }
}
