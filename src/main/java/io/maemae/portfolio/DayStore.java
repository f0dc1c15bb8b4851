package io.maemae.portfolio;

/**
 * Keeps how accounts closed. Writes belong to the transaction of the desk's current event. Desk
 * thread only.
 */
public interface DayStore {
  /** Writes a day, replacing an earlier version of it. */
  void save(DayClose close);
}
