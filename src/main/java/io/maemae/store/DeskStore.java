package io.maemae.store;

import io.maemae.desk.AlertStore;
import io.maemae.desk.Transactions;
import io.maemae.desk.UpdateStore;
import io.maemae.notice.OutboxStore;
import io.maemae.order.OrderStore;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.DayStore;
import io.maemae.strategy.StrategyStore;
import java.util.concurrent.Executor;

/**
 * The ports that the desk writes through. They share one connection and one transaction. Desk
 * thread only.
 */
public final class DeskStore {
  private final Session session;
  private final OrderStore orders;
  private final SettingStore settings;
  private final OutboxStore outbox;
  private final StrategyStore strategies;
  private final DayStore days;
  private final UpdateStore updates;
  private final AlertStore alerts;

  /** With a connection of its own; after a failure it is read through by whoever probes it. */
  public DeskStore(Database database) {
    this(database, Runnable::run);
  }

  /**
   * With a connection of its own.
   *
   * @param reader reads all of it through after a failure, which may take seconds; must not be
   *     interrupted, for that closes the file
   */
  public DeskStore(Database database, Executor reader) {
    session =
        new Session(
            database.connect(),
            database.durability() == Durability.SYNCED,
            database.mark(),
            new Damage(database, reader));
    orders = new OrderTables(session);
    settings = new SettingTable(session);
    outbox = new OutboxTables(session);
    strategies = new StrategyTable(session);
    days = new DayTable(session);
    updates = new UpdateTable(session);
    alerts = new AlertTable(session);
  }

  /** The transaction of the current event. */
  public Transactions transactions() {
    return session;
  }

  /** Orders and bookings. */
  public OrderStore orders() {
    return orders;
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

  /** Updates of the chat that were taken. */
  public UpdateStore updates() {
    return updates;
  }

  /** Price alerts. */
  public AlertStore alerts() {
    return alerts;
  }

  /** How accounts closed. */
  public DayStore days() {
    return days;
  }
}
