package io.maemae.desk;

import io.maemae.order.BrokerAccount;
import io.maemae.order.Outside;
import io.maemae.order.Reconciliation;
import io.maemae.strategy.StrategyRunner;
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
  private final Reconciliation reconciliation;
  private final StrategyRunner strategies;
  private final MarketWatch markets;
  private final FeedListener listener;
  private final Outside outside;

  /** The streams that bring nothing. */
  private final Map<String, Cut> cuts = new TreeMap<>();

  /** The streams that brought something not to be trusted since they came up, and what. */
  private final Map<String, String> doubts = new TreeMap<>();

  /** The streams that the person knows to be cut, and whether as used elsewhere. */
  private final Map<String, Boolean> toldCut = new TreeMap<>();

  private final Set<String> toldDoubt = new TreeSet<>();

  /** Why a stream brings nothing. */
  private record Cut(boolean elsewhere, String why) {}

  /** With what a stream serves. */
  public StreamWatch(
      Reconciliation reconciliation,
      StrategyRunner strategies,
      MarketWatch markets,
      FeedListener listener,
      Outside outside) {
    this.reconciliation = reconciliation;
    this.strategies = strategies;
    this.markets = markets;
    this.listener = listener;
    this.outside = outside;
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
        if (cuts.putIfAbsent(account, new Cut(false, event.why())) == null) {
          strategies.onFeedLost(account);
        }
        tellCut(account);
      }
      case USED_ELSEWHERE -> {
        cuts.put(account, new Cut(true, event.why()));
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
    } else if (cut != null && cut.elsewhere() && !Boolean.TRUE.equals(known)) {
      listener.usedElsewhere(account, cut.why());
      outside.tell(() -> toldCut.put(name, true));
    } else if (cut != null && known == null) {
      listener.ended(account, cut.why());
      outside.tell(() -> toldCut.put(name, false));
    }
  }

  private void tellDoubt(String name) {
    if (!toldDoubt.contains(name)) {
      listener.untrusted(reconciliation.account(name), doubts.get(name));
      outside.tell(() -> toldDoubt.add(name));
    }
  }
}
