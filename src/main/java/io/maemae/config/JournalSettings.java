package io.maemae.config;

/**
 * What is recorded of runs, to be replayed.
 *
 * @param maxMegabytes of all records together; 0 records nothing
 * @param days how long a record is kept
 */
public record JournalSettings(int maxMegabytes, int days) {
  /** What is recorded if nothing is said. */
  public static final JournalSettings USUAL = new JournalSettings(200, 7);
}
