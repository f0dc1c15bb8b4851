package io.maemae.desk;

import io.maemae.order.BrokerAccount;
import io.maemae.order.Reconciliation;
import io.maemae.strategy.StrategyRunner;
import java.util.HashSet;
import java.util.Set;

/**
 * Draws the consequences when a stream ends and comes back: what it did not bring is read, and
 * strategies enter nothing before their bars are whole again. Desk thread.
 */
public final class StreamWatch {
  private final Reconciliation reconciliation;
  private final StrategyRunner strategies;
  private final StreamListener listener;
  private final Set<String> down = new HashSet<>();
  private final Set<String> untrusted = new HashSet<>();

  /** With what a stream serves. */
  public StreamWatch(
      Reconciliation reconciliation, StrategyRunner strategies, StreamListener listener) {
    this.reconciliation = reconciliation;
    this.strategies = strategies;
    this.listener = listener;
  }

  void on(DeskEvent.StreamChanged event) {
    BrokerAccount account = reconciliation.account(event.account());
    switch (event.state()) {
      case UP -> up(account);
      case DOWN -> {
        if (down.add(account.name())) {
          strategies.onFeedLost(account.name());
          listener.ended(account, event.why());
        }
      }
      case USED_ELSEWHERE -> {
        down.add(account.name());
        strategies.onFeedLost(account.name());
        listener.usedElsewhere(account, event.why());
      }
      case UNTRUSTED -> {
        if (untrusted.add(account.name())) {
          listener.untrusted(account, event.why());
        }
        reconciliation.soon(account.name());
      }
      default -> throw new IllegalStateException("stream " + event.state());
    }
  }

  private void up(BrokerAccount account) {
    untrusted.remove(account.name());
    strategies.onFeedBack(account.name());
    reconciliation.read(account.name());
    if (down.remove(account.name())) {
      listener.back(account);
    }
  }
}
