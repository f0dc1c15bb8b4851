package io.maemae.store;

/** What a commit survives. */
public enum Durability {
  /**
   * Every commit survives the death of the process; those that release an order or change a setting
   * also a power failure.
   */
  SYNCED("WRITE_DELAY=0"),
  /** For data that is thrown away: commits reach the file within half a second. */
  RELAXED("WRITE_DELAY=500");

  final String setting;

  Durability(String setting) {
    this.setting = setting;
  }
}
