package io.maemae.store;

import io.maemae.store.HighWaterMark.Height;

/**
 * From where the numbers of a restored database go on. Between its backup and now entries and
 * orders were numbered that it does not know; their numbers are in messages and logs, so they are
 * never given again. Kept in the database for ever.
 */
final class RestoredNumbers {
  static final String ENTRIES_KEY = "restored-entries";
  static final String ORDERS_KEY = "restored-orders";

  /** The number that the newest entry counts as, and the highest order; 0 if never restored. */
  static final String ENTRIES = number(ENTRIES_KEY);

  static final String ORDERS = number(ORDERS_KEY);

  /**
   * The mark may be behind the file that is replaced, by what had not to reach the disk at once.
   * That file must not be taken for the newer one, were it put back.
   */
  private static final long MORE_ENTRIES = 1_000_000;

  /** For the same reason. */
  private static final long MORE_COMMITS = 1_000_000;

  /** Orders whose number the mark does not hold yet: those that were not sent from here. */
  private static final long MORE_ORDERS = 50;

  /** The same where no mark says how many there were: more than come between two backups. */
  private static final long MANY_ORDERS = 10_000;

  private static final long ROUND = 100;

  private RestoredNumbers() {}

  private static String number(String key) {
    return "select coalesce(max(cast(text as bigint)), 0) from setting where name = '" + key + "'";
  }

  /**
   * The numbers after which a database goes on, by what its backup holds and what the mark says.
   */
  static Height after(Height backup, Height mark) {
    Height known = backup.max(mark);
    long orders = known.orders() + (mark.orders() == 0 ? MANY_ORDERS : MORE_ORDERS);
    return new Height(
        known.entries() + MORE_ENTRIES,
        (orders + ROUND - 1) / ROUND * ROUND,
        known.commits() + MORE_COMMITS);
  }
}
