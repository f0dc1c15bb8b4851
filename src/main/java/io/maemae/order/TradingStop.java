package io.maemae.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether strategies may trade, all of them and those of single accounts. Survives restarts until
 * trading is resumed. Desk thread.
 */
public final class TradingStop {
  private static final String KEY = "stop";
  private static final String ACCOUNTS_KEY = "stop-accounts";

  /** No name of an account has it. */
  private static final String BETWEEN_NAMES = " ";

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
  private final Set<String> accounts = new TreeSet<>();
  private final List<Listener> listeners = new ArrayList<>();
  private Level level = Level.NONE;

  /** Is told when more or less is stopped than before. */
  public interface Listener {
    /** It is so now. */
    void stopChanged();
  }

  /** Unstopped until {@link #reload}. */
  public TradingStop(SettingStore store) {
    this.store = store;
  }

  /** Adds one, for good. */
  public void addListener(Listener listener) {
    listeners.add(listener);
  }

  /** Takes what the store kept. */
  public void reload() {
    level = StoredText.read(store, KEY, Level::valueOf).orElse(Level.NONE);
    accounts.clear();
    store
        .setting(ACCOUNTS_KEY)
        .ifPresent(names -> accounts.addAll(Arrays.asList(names.split(BETWEEN_NAMES))));
  }

  /** How much is stopped over all accounts. */
  public Level level() {
    return level;
  }

  /** The accounts whose entries are stopped besides. */
  public Set<String> accounts() {
    return Set.copyOf(accounts);
  }

  /** Stops all. */
  public void set(Level wanted) {
    level = wanted;
    store.setting(KEY, wanted == Level.NONE ? Optional.empty() : Optional.of(wanted.name()));
    listeners.forEach(Listener::stopChanged);
  }

  /** Stops the entries of one account. */
  public void stopEntries(String account) {
    accounts.add(account);
    store.setting(ACCOUNTS_KEY, Optional.of(String.join(BETWEEN_NAMES, accounts)));
    listeners.forEach(Listener::stopChanged);
  }

  /** Nothing is stopped any more. */
  public void resume() {
    accounts.clear();
    store.setting(ACCOUNTS_KEY, Optional.empty());
    set(Level.NONE);
  }

  /** Whether new entries of all strategies are held. */
  public boolean holdsEntries() {
    return level != Level.NONE;
  }

  /** Whether new entries of an account's strategies are held. */
  public boolean holdsEntries(String account) {
    return holdsEntries() || accounts.contains(account);
  }

  /** Whether exits and guards of strategies are held too. */
  public boolean holdsExits() {
    return level == Level.ALL;
  }
}
