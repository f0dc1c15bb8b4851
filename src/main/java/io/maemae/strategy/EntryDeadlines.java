package io.maemae.strategy;

import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.Outside;
import io.maemae.order.SettingStore;
import io.maemae.order.Trading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * When what is still open of an entry is to be taken back. It is kept, for an entry that was meant
 * to live for minutes must not live until the close because the program was started again. Desk
 * thread.
 */
final class EntryDeadlines {
  private static final String KEY = "cancel-at.";

  private final OrderLedger ledger;
  private final Trading trading;
  private final SettingStore settings;
  private final Outside outside;
  private final InstantSource clock;

  EntryDeadlines(StrategyRunner.Surroundings with) {
    this.ledger = with.ledger();
    this.trading = with.trading();
    this.settings = with.settings();
    this.outside = with.outside();
    this.clock = with.clock();
  }

  /** At start, and after a failed commit. */
  void reload() {
    Instant now = clock.instant();
    for (Order order : ledger.working()) {
      settings
          .setting(key(order))
          .map(Instant::parse)
          .ifPresent(at -> wake(order.id(), at.isAfter(now) ? at : now));
    }
  }

  void set(Order order, Instant at) {
    settings.setting(key(order), Optional.of(at.toString()));
    wake(order.id(), at);
  }

  void ended(Order order) {
    if (settings.setting(key(order)).isPresent()) {
      settings.setting(key(order), Optional.empty());
    }
  }

  private static String key(Order order) {
    return KEY + order.id().number();
  }

  private void wake(ClientOrderId id, Instant at) {
    outside.wakeAt(at, () -> ledger.find(id).ifPresent(trading::cancelAnyway));
  }
}
