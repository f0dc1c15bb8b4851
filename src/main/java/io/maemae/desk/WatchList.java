package io.maemae.desk;

import io.maemae.market.Symbol;
import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The symbols that people watch, over restarts. They and those of price alerts are heard on the
 * feed of the default account. Desk thread.
 */
public final class WatchList {
  /** How many symbols may be watched. */
  public static final int MOST = 100;

  private static final String SETTING = "watch-list";

  private final SettingStore settings;
  private final MarketWatch markets;
  private final String account;
  private final Set<Symbol> symbols = new LinkedHashSet<>();
  private List<Symbol> alerted = List.of();

  /**
   * Empty until {@link #reload}.
   *
   * @param account on whose feed they are heard
   */
  public WatchList(SettingStore settings, MarketWatch markets, String account) {
    this.settings = settings;
    this.markets = markets;
    this.account = account;
  }

  /** Takes what the store kept: at start, and after a failed commit. */
  public void reload() {
    symbols.clear();
    StoredText.read(settings, SETTING, WatchList::symbols).ifPresent(symbols::addAll);
    hear();
  }

  private static List<Symbol> symbols(String codes) {
    return Arrays.stream(codes.split(",")).map(Symbol::new).toList();
  }

  /** What is watched, in the order it was added. */
  public List<Symbol> symbols() {
    return List.copyOf(symbols);
  }

  /**
   * Watches more.
   *
   * @return false if they would be too many; nothing has changed then
   */
  public boolean add(Collection<Symbol> more) {
    Set<Symbol> all = new LinkedHashSet<>(symbols);
    all.addAll(more);
    if (all.size() > MOST) {
      return false;
    }
    if (symbols.addAll(more)) {
      changed();
    }
    return true;
  }

  /** Watches some of them no more. */
  public void remove(Collection<Symbol> some) {
    if (symbols.removeAll(Set.copyOf(some))) {
      changed();
    }
  }

  private void changed() {
    String codes = symbols.stream().map(Symbol::code).collect(Collectors.joining(","));
    settings.setting(SETTING, Optional.of(codes).filter(c -> !c.isEmpty()));
    hear();
  }

  /** The symbols of price alerts, instead of what they were before. */
  void alerted(Collection<Symbol> ofAlerts) {
    alerted = List.copyOf(ofAlerts);
    hear();
  }

  private void hear() {
    Set<Symbol> all = new LinkedHashSet<>(alerted);
    all.addAll(symbols);
    markets.feedOf(account).ifPresent(feed -> markets.watch(feed, all));
  }
}
