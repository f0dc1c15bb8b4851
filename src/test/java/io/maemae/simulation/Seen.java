package io.maemae.simulation;

import io.maemae.desk.PriceAlert;
import io.maemae.market.Symbol;
import io.maemae.notice.LeftOut;
import io.maemae.notice.OutboxMessage;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.DayClose;
import io.maemae.store.Samples;
import io.maemae.store.StorePorts;
import io.maemae.strategy.StrategyMemory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All that can be seen of a store, to be compared. */
record Seen(
    List<Samples.Seen> orders,
    List<Booking> bookings,
    List<HistoryLine> history,
    Optional<String> setting,
    List<OutboxMessage> undelivered,
    List<LeftOut> leftOut,
    Optional<StrategyMemory> memory,
    List<DayClose> closes,
    List<Long> updates,
    List<PriceAlert> alerts,
    List<Long> lastNumbers) {
  static final String SETTING = "stop";
  static final String STRATEGY = "ma-cross";
  static final Symbol SYMBOL = Samples.SAMSUNG;

  static Seen of(MemoryStore store) {
    return new Seen(
        Samples.Seen.of(store.orders().orders(LocalDate.of(1985, 1, 1))),
        store.orders().bookings(),
        store.history(),
        store.settings().setting(SETTING),
        store.outbox().undelivered(),
        store.outbox().leftOut(),
        store.strategies().memory(STRATEGY, SYMBOL),
        store.closes(),
        store.updates().updates(),
        store.alerts().alerts(),
        List.of(
            store.orders().lastOrderNumber(),
            store.orders().lastBookingNumber(),
            store.outbox().lastId()));
  }

  static StorePorts ports(MemoryStore store) {
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
