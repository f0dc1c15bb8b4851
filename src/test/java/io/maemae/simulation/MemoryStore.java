package io.maemae.simulation;

import io.maemae.desk.AlertStore;
import io.maemae.desk.Transactions;
import io.maemae.desk.UpdateStore;
import io.maemae.notice.OutboxStore;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderStore;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.DayStore;
import io.maemae.strategy.StrategyStore;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The ports that the desk writes through, in memory, with what they promise: one transaction for
 * each event, which lasts once it commits, and outlasts the machine once a commit has been synced.
 * It answers as the tables in H2 do, and refuses what their constraints refuse of what a desk can
 * write; but a row that does not fit is refused even if the same event puts a better one in its
 * place, of which H2 writes only the last.
 *
 * <p>Nothing of it is shared with the desk: what is kept cannot change, and orders are made anew
 * whenever they are read. One thread.
 */
public final class MemoryStore {
  private final Journal journal;
  private final Tables tables;
  private final MemoryOrders orders;
  private final SettingStore settings;
  private final OutboxStore outbox;
  private final StrategyStore strategies;
  private final DayStore days;
  private final UpdateStore updates;
  private final AlertStore alerts;

  private MemoryStore(Journal journal, Tables tables) {
    this.journal = journal;
    this.tables = tables;
    orders = new MemoryOrders(journal, tables);
    settings = new MemorySettings(journal, tables);
    outbox = new MemoryOutbox(journal, tables);
    strategies = new MemoryStrategies(tables);
    days = new MemoryDays(tables);
    updates = new MemoryUpdates(journal, tables);
    alerts = new MemoryAlerts(journal, tables);
  }

  /** Empty, as at the first start. */
  public static MemoryStore empty() {
    Journal journal = new Journal();
    return new MemoryStore(journal, new Tables(journal));
  }

  private MemoryStore startedAgain() {
    Journal fresh = new Journal();
    return new MemoryStore(fresh, new Tables(fresh, tables));
  }

  /**
   * The process dies, and perhaps the machine with it: what was not committed is gone, and of the
   * commits after the last one that was synced the last ones may be, none or any number of them. No
   * method of this store or its ports may be called any more.
   *
   * @param chance decides how many of them survive
   * @return the store as the next process finds it
   */
  public MemoryStore crash(RandomGenerator chance) {
    journal.crash(chance);
    return startedAgain();
  }

  /**
   * The program ends by itself: what was not committed is gone, and nothing else. No method of this
   * store or its ports may be called any more.
   *
   * @return the store as the next process finds it
   */
  public MemoryStore restart() {
    journal.end();
    return startedAgain();
  }

  /**
   * The next commits of events that wrote something fail.
   *
   * @param count how many; 0 ends it
   * @param mayHaveKept whether only their last step fails, the sync: all was kept then, and a crash
   *     may take it as any commit that was not synced
   */
  public void failNextCommits(int count, boolean mayHaveKept) {
    journal.failNextCommits(count, mayHaveKept);
  }

  /** How many commits have reached the disk, since the process began. */
  public int syncs() {
    return journal.syncs();
  }

  /** How often anything was booked or changed, committed or not; the desk does not read it. */
  public int bookingsWritten() {
    return orders.bookingsWritten();
  }

  /** The transaction of the current event. */
  public Transactions transactions() {
    return journal;
  }

  /** Orders and bookings. */
  public OrderStore orders() {
    return orders;
  }

  /** Whether a crash of the machine would leave the mark that an order was released. */
  public boolean isReleasedOnDisk(ClientOrderId id) {
    return orders.isReleasedOnDisk(id);
  }

  /** Small things that survive a restart. */
  public SettingStore settings() {
    return settings;
  }

  /** Messages until they are delivered. */
  public OutboxStore outbox() {
    return outbox;
  }

  /** What strategies remember. */
  public StrategyStore strategies() {
    return strategies;
  }

  /** How accounts closed. */
  public DayStore days() {
    return days;
  }

  /** Updates of the chat that were taken. */
  public UpdateStore updates() {
    return updates;
  }

  /** Price alerts. */
  public AlertStore alerts() {
    return alerts;
  }

  /** How accounts closed, by date and account; the desk does not read it. */
  public List<DayClose> closes() {
    return tables.days.values();
  }

  /** What happened to orders, in the order in which it was written; the desk does not read it. */
  public List<HistoryLine> history() {
    return tables.history.values();
  }
}
