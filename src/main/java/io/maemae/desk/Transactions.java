package io.maemae.desk;

/**
 * The transaction of the current event. It begins with the first write to any store port; an event
 * that writes nothing touches no table. That a write could not be done may be known only at a later
 * read of the event, or at its commit. Desk thread only.
 */
public interface Transactions {
  /**
   * Commits what was written since the last commit, if anything. A commit that holds the release of
   * an order or a change of a setting also reaches the disk before this returns.
   *
   * @throws io.maemae.order.StoreException if it could not; nothing of the event may leave then. As
   *     a rule nothing was kept; if only the last step failed, everything may have been
   */
  void commit();

  /**
   * Whether the store, which had failed, is whole, has room and can be trusted again: has all there
   * is read, on another thread, and once that is done writes as much as a busy minute would, down
   * to the disk, and takes it back.
   *
   * @throws io.maemae.order.StoreException if it cannot, or is still being read
   */
  void probe();

  /** Drops what was written since the last commit. */
  void rollback();
}
