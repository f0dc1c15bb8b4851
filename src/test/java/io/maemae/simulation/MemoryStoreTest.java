package io.maemae.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.order.Order;
import io.maemae.order.OrderChanges;
import io.maemae.order.OrderState;
import io.maemae.order.StoreException;
import io.maemae.portfolio.DayClose;
import io.maemae.store.Samples;
import io.maemae.store.StoreContract;
import io.maemae.store.StorePorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of all stores, and what a crash leaves. */
final class MemoryStoreTest extends StoreContract {
  private static final int SEEDS = 300;
  private static final int EVENTS = 60;

  private MemoryStore store = MemoryStore.empty();

  @Override
  protected StorePorts store() {
    return Seen.ports(store);
  }

  @Override
  protected void reopen() {
    store = store.restart();
  }

  @Override
  protected List<DayClose> closes() {
    return store.closes();
  }

  @Override
  protected List<String> history() {
    return store.history().stream()
        .map(l -> l.order().number() + " " + l.at() + " " + l.state() + " " + l.text())
        .toList();
  }

  /** A chance by which so many of the commits that a crash may take survive it. */
  private static RandomGenerator surviving(int commits) {
    return chance(
        bound -> {
          assertTrue(commits < bound, commits + " of " + (bound - 1));
          return commits;
        });
  }

  private static RandomGenerator all() {
    return chance(bound -> bound - 1);
  }

  private static RandomGenerator chance(IntUnaryOperator surviving) {
    return new RandomGenerator() {
      @Override
      public int nextInt(int bound) {
        return surviving.applyAsInt(bound);
      }

      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** Commits that are not synced, each with its number. */
  private void commit(int from, int to) {
    for (int number = from; number <= to; number++) {
      store.days().save(Samples.close(number));
      store.transactions().commit();
    }
  }

  private List<Integer> kept() {
    return store.closes().stream().map(close -> (int) close.fee().wonFloor()).toList();
  }

  private void commitSetting() {
    store.settings().setting("stop", Optional.of("all"));
    store.transactions().commit();
  }

  @Test
  void givenCommitsAfterTheLastSync_whenCrashed_thenAnyNumberOfTheLastOnesIsGone() {
    Set<List<Integer>> seen = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      store = MemoryStore.empty();
      commit(1, 2);
      commitSetting();
      commit(3, 5);
      store = store.crash(new SplittableRandom(seed));
      seen.add(kept());
    }

    assertEquals(
        Set.of(List.of(1, 2), List.of(1, 2, 3), List.of(1, 2, 3, 4), List.of(1, 2, 3, 4, 5)), seen);
  }

  @Test
  void givenWhatWasNotCommitted_whenCrashed_thenGone() {
    commit(1, 2);
    store.days().save(Samples.close(3));

    store = store.crash(all());

    assertEquals(List.of(1, 2), kept());
  }

  @Test
  void givenACrash_whenItCrashesAgain_thenWhatSurvivedIsOnTheDisk() {
    commit(1, 3);

    store = store.crash(surviving(2)).crash(surviving(0));

    assertEquals(List.of(1, 2), kept());
  }

  @Test
  void givenWritesOfAllKinds_whenCrashed_thenAsAtACommitThatIsNoOlderThanTheLastSync() {
    for (int seed = 0; seed < SEEDS; seed++) {
      store = MemoryStore.empty();
      RandomGenerator random = new SplittableRandom(seed);
      Writes writes = new Writes(random);
      List<Seen> commits = new ArrayList<>(List.of(Seen.of(store)));
      int synced = 0;
      for (int event = 0; event < EVENTS; event++) {
        IntStream.range(0, 1 + random.nextInt(3)).forEach(i -> writes.any(store));
        if (random.nextInt(4) == 0) {
          store.transactions().rollback();
          assertEquals(commits.get(commits.size() - 1), Seen.of(store), "seed " + seed);
          continue;
        }
        int before = store.syncs();
        store.transactions().commit();
        commits.add(Seen.of(store));
        synced = store.syncs() > before ? commits.size() - 1 : synced;
      }
      writes.any(store);

      store = store.crash(random);

      int at = commits.indexOf(Seen.of(store));
      assertTrue(at >= synced, "seed " + seed + ": as at " + at + ", synced at " + synced);
    }
  }

  @Test
  void givenOrdersOfAProcessThatDied_whenTheyChange_thenTheNextOneDoesNotSeeIt() {
    Order saved = Samples.fullOrder(1);
    store.orders().save(saved);
    store.transactions().commit();
    Order read = store.orders().orders(Samples.DAY).get(0);
    store = store.crash(all());

    OrderChanges.end(saved, Samples.NINE);
    OrderChanges.end(read, Samples.NINE);

    assertEquals(
        Samples.Seen.of(List.of(Samples.fullOrder(1))),
        Samples.Seen.of(store.orders().orders(Samples.DAY)));
  }

  @Test
  void givenAProcessThatDied_whenAnythingIsCalled_thenRefusedAndTheNextOneIsAsBefore() {
    commitSetting();
    MemoryStore dead = store;
    store = dead.crash(all());
    Seen before = Seen.of(store);
    List<Consumer<MemoryStore>> calls =
        List.of(
            s -> s.transactions().commit(),
            s -> s.transactions().rollback(),
            s -> s.transactions().probe(),
            s -> s.orders().save(Samples.order(1)),
            s -> s.orders().bookings(),
            s -> s.orders().orders(Samples.DAY),
            s -> s.settings().setting("stop"),
            s -> s.settings().setting("stop", Optional.empty()),
            s -> s.outbox().undelivered(),
            s -> s.outbox().drop(1),
            s -> s.strategies().memory("s", Samples.SAMSUNG),
            new Writes(new SplittableRandom(1))::memory,
            s -> s.days().save(Samples.close(1)),
            s -> s.updates().save(1, Samples.NINE),
            s -> s.updates().updates(),
            s -> s.alerts().alerts(),
            MemoryStore::history,
            MemoryStore::closes,
            MemoryStore::restart,
            s -> s.failNextCommits(1, false),
            s -> s.crash(all()));

    calls.forEach(call -> assertThrows(IllegalStateException.class, () -> call.accept(dead)));

    assertEquals(before, Seen.of(store));
  }

  @Test
  void givenCommitsThatFail_whenNothingIsKept_thenSoManyAreGoneAndTheNextIsKept() {
    store.failNextCommits(2, false);
    store.transactions().commit();

    assertThrows(StoreException.class, () -> commit(1, 1));
    assertThrows(StoreException.class, () -> commit(2, 2));
    assertEquals(List.of(), kept());
    commit(3, 3);

    store = store.crash(surviving(1));
    assertEquals(List.of(3), kept());
  }

  @Test
  void givenCommitsThatFailAtTheEnd_whenCrashed_thenKeptOrGone() {
    store.failNextCommits(1, true);
    assertThrows(StoreException.class, this::commitSetting);

    assertEquals(0, store.syncs());
    assertEquals(Optional.of("all"), store.settings().setting("stop"));
    store = store.crash(surviving(0));
    assertEquals(Optional.empty(), store.settings().setting("stop"));
  }

  @Test
  void givenACommitThatFailedAtTheEnd_whenTheNextIsSynced_thenBothAre() {
    store.failNextCommits(1, true);
    assertThrows(StoreException.class, () -> commit(1, 1));
    commitSetting();

    store = store.crash(surviving(0));

    assertEquals(List.of(1), kept());
  }

  @Test
  void givenACommitThatFails_whenTheStoreIsProbed_thenThatFailsToo() {
    store.failNextCommits(2, false);

    assertThrows(StoreException.class, () -> store.transactions().probe());
    assertThrows(StoreException.class, () -> store.transactions().probe());
    store.transactions().probe();

    assertEquals(2, store.syncs());
  }

  @Test
  void givenAReleaseThatMayHaveBeenKept_whenTheOrderIsSavedAgain_thenSynced() {
    Optional<Instant> released = Optional.of(Samples.NINE);
    store.failNextCommits(1, true);
    store.orders().save(Samples.order(1, OrderState.PENDING_NEW, released));
    assertThrows(StoreException.class, () -> store.transactions().commit());

    store.orders().save(Samples.order(1, OrderState.NEW, released));
    store.transactions().commit();

    assertEquals(1, store.syncs());
  }
}
