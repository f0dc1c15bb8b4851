package io.maemae.app;

import io.maemae.desk.Transactions;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Notes for each order how long the commit took that released it: it stands before the store's
 * transactions and before the broker, for an order leaves right after its commit, on the same
 * thread. Written by the desk's thread, read by any.
 */
final class CommitTimes {
  private final List<Departure> departures = new CopyOnWriteArrayList<>();
  private long lastCommit;

  /** When the desk was done with an event last. */
  private volatile long lastEvent = System.nanoTime();

  /**
   * An order that left.
   *
   * @param at when the desk handed it to the broker, by {@link System#nanoTime}
   * @param commit how many nanoseconds the commit before it took
   */
  record Departure(long at, long commit) {}

  /** In the sequence in which they left. */
  List<Departure> departures() {
    return departures;
  }

  /** How many orders have left. */
  int orders() {
    return departures.size();
  }

  /** For how long the desk has taken no event. */
  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - lastEvent);
  }

  /**
   * The same transactions, timed; there is a commit for every event.
   *
   * @param statements writes what waits for the commit: the statements are not of the commit's time
   */
  Transactions timed(Transactions store, Runnable statements) {
    return new Transactions() {
      @Override
      public void commit() {
        statements.run();
        long begun = System.nanoTime();
        store.commit();
        lastEvent = System.nanoTime();
        lastCommit = lastEvent - begun;
      }

      @Override
      public void probe() {
        store.probe();
      }

      @Override
      public void rollback() {
        store.rollback();
      }
    };
  }

  /** The same gateway, whose orders are noted. */
  OrderGateway noted(OrderGateway broker) {
    return new OrderGateway() {
      @Override
      public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
        departures.add(new Departure(System.nanoTime(), lastCommit));
        broker.submit(request, answer);
      }

      @Override
      public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
        broker.cancel(request, answer);
      }

      @Override
      public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
        broker.modify(request, answer);
      }
    };
  }
}
