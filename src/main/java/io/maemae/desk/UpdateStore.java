package io.maemae.desk;

import java.time.Instant;
import java.util.List;

/**
 * Keeps which updates of a chat were taken. Writes belong to the transaction of the desk's current
 * event, which then reaches the disk. Desk thread only.
 */
public interface UpdateStore {
  /** Keeps an update. */
  void save(long update, Instant at);

  /** Drops those that were taken before a time. */
  void forgetBefore(Instant time);

  /** All that are kept. */
  List<Long> updates();
}
