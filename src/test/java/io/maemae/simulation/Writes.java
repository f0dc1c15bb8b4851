package io.maemae.simulation;

import io.maemae.desk.PriceAlert;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.notice.LeftOut;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.portfolio.DayClose;
import io.maemae.store.Samples;
import io.maemae.strategy.StrategyMemory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes to all ports of a store, by chance; no two leave the same behind. */
final class Writes {
  private static final int FEW = 4;

  private final RandomGenerator random;
  private long count;

  Writes(RandomGenerator random) {
    this.random = random;
  }

  /** Something that no commit alone brings to the disk. */
  void memory(MemoryStore store) {
    store
        .strategies()
        .save(Seen.STRATEGY, Seen.SYMBOL, new StrategyMemory("" + ++count, Optional.empty()));
  }

  void any(MemoryStore store) {
    memory(store);
    Instant now = Samples.NINE.plusSeconds(count);
    List<Runnable> writes =
        List.of(
            () -> order(store),
            () -> store.orders().remove(few()),
            () -> store.orders().forgetNumbers(few()),
            () -> fill(store),
            () -> store.orders().revise(1 + random.nextInt(FEW), Optional.empty()),
            () -> store.outbox().add(message(store.outbox().lastId() + 1)),
            () -> replace(store),
            () -> store.outbox().delivered(oldMessage(store), now),
            () -> store.outbox().drop(oldMessage(store)),
            () -> store.outbox().saveLeftOut(new LeftOut("1", Topic.FILL, now, (int) count)),
            () -> store.outbox().forgetLeftOut("1"),
            () -> store.outbox().forgetDeliveredBefore(now),
            () -> store.days().save(close()),
            () -> store.updates().forgetBefore(now.minusSeconds(FEW)),
            () -> synced(store, now));
    writes.get(random.nextInt(writes.size())).run();
  }

  private void synced(MemoryStore store, Instant now) {
    List<Runnable> writes =
        List.of(
            () -> store.settings().setting(Seen.SETTING, Optional.of("" + count)),
            () -> store.settings().setting(Seen.SETTING, Optional.empty()),
            () -> store.updates().save(count, now),
            () -> store.alerts().save(alert()),
            () -> store.alerts().remove(alert()));
    writes.get(random.nextInt(writes.size())).run();
  }

  private ClientOrderId few() {
    return new ClientOrderId(1 + random.nextInt(FEW));
  }

  private void order(MemoryStore store) {
    ClientOrderId id = few();
    store
        .orders()
        .save(
            random.nextBoolean()
                ? Samples.fullOrder(id.number())
                : Samples.order(id.number(), OrderState.NEW, Optional.empty()));
    store.orders().append(id, Samples.NINE, OrderState.NEW, "" + count);
  }

  private void fill(MemoryStore store) {
    long order = store.orders().lastOrderNumber();
    if (order > 0) {
      long id = store.orders().lastBookingNumber() + 1;
      store.orders().add(Samples.fill(id, order, 3, Money.ofWon(count)));
    }
  }

  private void replace(MemoryStore store) {
    store.outbox().undelivered().stream()
        .findFirst()
        .ifPresent(old -> store.outbox().replace(message(old.id())));
  }

  private OutboxMessage message(long id) {
    return OutboxMessage.answer(id, "1", "" + count, Samples.NINE);
  }

  private long oldMessage(MemoryStore store) {
    return Math.max(1, store.outbox().lastId() - random.nextInt(FEW));
  }

  private PriceAlert alert() {
    return new PriceAlert(
        1 + random.nextInt(FEW),
        Samples.SAMSUNG,
        PriceAlert.Direction.ABOVE,
        Price.ofWon(count),
        Samples.NINE);
  }

  private DayClose close() {
    Money money = Money.ofWon(count);
    return new DayClose(Samples.DAY, "a", money, money, money, money, money, money);
  }
}
