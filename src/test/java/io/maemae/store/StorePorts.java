package io.maemae.store;

import io.maemae.desk.AlertStore;
import io.maemae.desk.Transactions;
import io.maemae.desk.UpdateStore;
import io.maemae.notice.OutboxStore;
import io.maemae.order.OrderStore;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.DayStore;
import io.maemae.strategy.StrategyStore;

/** The ports of a store, whichever it is. */
public record StorePorts(
    Transactions transactions,
    OrderStore orders,
    SettingStore settings,
    OutboxStore outbox,
    StrategyStore strategies,
    DayStore days,
    UpdateStore updates,
    AlertStore alerts) {
  static StorePorts of(DeskStore store) {
    return new StorePorts(
        store.transactions(),
        store.orders(),
        store.settings(),
        store.outbox(),
        store.strategies(),
        store.days(),
        store.updates(),
        store.alerts());
  }
}
