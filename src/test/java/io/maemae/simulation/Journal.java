package io.maemae.simulation;

import io.maemae.desk.Transactions;
import io.maemae.order.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The transaction of the current event, and of each commit that has not reached the disk how it is
 * taken back. As with H2 a write that cannot be done is known at the event's next read, change of
 * what is there, or commit.
 */
final class Journal implements Transactions {
  private final List<Runnable> afterRollback = new ArrayList<>();

  /** Takes back what the event wrote, the oldest first. */
  private List<Runnable> current = new ArrayList<>();

  /** Take back the commits since the last one that reached the disk, the oldest first. */
  private final List<List<Runnable>> unsynced = new ArrayList<>();

  /** What to do once this event's commit has reached the disk; likewise that of earlier ones. */
  private List<Runnable> onDisk = new ArrayList<>();

  private final List<Runnable> laterOnDisk = new ArrayList<>();
  private boolean written;
  private boolean mustSync;
  private boolean dead;
  private StoreException failed;
  private int failing;
  private boolean failingKeeps;
  private int syncs;

  /** Runs after each rollback: for what is remembered of rows that were not kept. */
  void afterRollback(Runnable task) {
    afterRollback.add(task);
  }

  /** The commit of this event must reach the disk. */
  void mustSync() {
    requireLife();
    mustSync = true;
  }

  /** Runs once what this event writes has reached the disk; never if it does not. */
  void whenOnDisk(Runnable task) {
    onDisk.add(task);
  }

  /** Something was written. */
  void wrote(Runnable undo) {
    written = true;
    current.add(undo);
  }

  /** What is there is changed, if it is: that counts as a write in any case. */
  void change() {
    requireWrites();
    written = true;
  }

  /** A write of this event cannot be done. */
  void fail(String why) {
    written = true;
    if (failed == null) {
      failed = new StoreException("the store could not write: " + why, null);
    }
  }

  /** Before anything that needs the event's writes to be done. */
  void requireWrites() {
    requireLife();
    if (failed != null) {
      throw new StoreException(failed.getMessage(), failed);
    }
  }

  /** Before anything at all. */
  void requireLife() {
    if (dead) {
      throw new IllegalStateException("the process of this store has ended");
    }
  }

  @Override
  public void commit() {
    requireLife();
    if (!written) {
      return;
    }
    if (failed != null) {
      StoreException first = failed;
      rollback();
      throw new StoreException("not committed, for a write of it had failed", first);
    }
    if (failing > 0) {
      failing--;
      if (failingKeeps) {
        keep();
      }
      rollback();
      throw new StoreException("the store could not commit: it was told to fail", null);
    }
    keep();
    laterOnDisk.addAll(onDisk);
    if (mustSync) {
      unsynced.clear();
      syncs++;
      laterOnDisk.forEach(Runnable::run);
      laterOnDisk.clear();
    }
    forget();
  }

  private void keep() {
    unsynced.add(current);
    current = new ArrayList<>();
  }

  /** What it writes is taken back again: all that is left of it are two commits. */
  @Override
  public void probe() {
    for (int i = 0; i < 2; i++) {
      mustSync();
      wrote(() -> {});
      commit();
    }
  }

  @Override
  public void rollback() {
    requireLife();
    undo(current);
    forget();
    afterRollback.forEach(Runnable::run);
  }

  private void forget() {
    current = new ArrayList<>();
    onDisk = new ArrayList<>();
    written = false;
    mustSync = false;
    failed = null;
  }

  private static void undo(List<Runnable> writes) {
    for (int i = writes.size() - 1; i >= 0; i--) {
      writes.get(i).run();
    }
  }

  void failNextCommits(int count, boolean mayHaveKept) {
    requireLife();
    failing = count;
    failingKeeps = mayHaveKept;
  }

  /** Ends, with every commit kept. */
  void end() {
    requireLife();
    undo(current);
    dead = true;
  }

  /** Ends, with every commit that reached the disk and as many of the later ones as chance has. */
  void crash(RandomGenerator chance) {
    end();
    int surviving = chance.nextInt(unsynced.size() + 1);
    for (int i = unsynced.size() - 1; i >= surviving; i--) {
      undo(unsynced.get(i));
    }
  }

  int syncs() {
    return syncs;
  }
}
