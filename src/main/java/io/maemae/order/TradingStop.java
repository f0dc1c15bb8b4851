package io.maemae.order;

import java.util.Optional;

/** Whether strategies may trade. Survives restarts until trading is resumed. Desk thread. */
public final class TradingStop {
  private static final String KEY = "stop";

  /** How much is stopped. */
  public enum Level {
    /** Nothing. */
    NONE,
    /** No new entries; exits and guards go on. */
    ENTRIES,
    /** Nor exits and guards. */
    ALL
  }

  private final SettingStore store;
  private Level level = Level.NONE;

  /** Unstopped until {@link #reload}. */
  public TradingStop(SettingStore store) {
    this.store = store;
  }

  /** Takes what the store kept. */
  public void reload() {
    level = store.setting(KEY).map(Level::valueOf).orElse(Level.NONE);
  }

  /** How much is stopped. */
  public Level level() {
    return level;
  }

  /** Stops, or resumes with {@link Level#NONE}. */
  public void set(Level wanted) {
    level = wanted;
    store.setting(KEY, wanted == Level.NONE ? Optional.empty() : Optional.of(wanted.name()));
  }

  /** Whether new entries of strategies are held. */
  public boolean holdsEntries() {
    return level != Level.NONE;
  }

  /** Whether exits and guards of strategies are held too. */
  public boolean holdsExits() {
    return level == Level.ALL;
  }
}
