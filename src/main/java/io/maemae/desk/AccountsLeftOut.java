package io.maemae.desk;

import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.Reconciliation;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Knows what the books hold of accounts that are not in the configuration any more: nobody reads
 * them, and nothing can be sold or taken back there. Told once at the start, over restarts too,
 * until the account is configured again or nothing is left of it. Desk thread.
 */
public final class AccountsLeftOut {
  private static final String SETTING = "accounts-left-out";

  private final Reconciliation reconciliation;
  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final SettingStore settings;
  private final GuardListener listener;

  /**
   * What an account has that is not configured.
   *
   * @param orders not ended, as far as is known here
   * @param lots with shares
   */
  public record LeftOut(String account, List<Order> orders, List<Lot> lots) {
    /** Copies both. */
    public LeftOut {
      orders = List.copyOf(orders);
      lots = List.copyOf(lots);
    }
  }

  /**
   * With what may hold something of them.
   *
   * @param settings keeps what was told
   */
  public AccountsLeftOut(
      Reconciliation reconciliation,
      OrderLedger ledger,
      Portfolio portfolio,
      SettingStore settings,
      GuardListener listener) {
    this.reconciliation = reconciliation;
    this.ledger = ledger;
    this.portfolio = portfolio;
    this.settings = settings;
    this.listener = listener;
  }

  /** Those of which something is left, by name. */
  public List<LeftOut> all() {
    return Stream.concat(
            ledger.working().stream().map(Order::account),
            portfolio.lots().stream().filter(lot -> lot.units() > 0).map(l -> l.key().account()))
        .filter(account -> !reconciliation.isConfigured(account))
        .distinct()
        .sorted()
        .map(this::of)
        .toList();
  }

  private LeftOut of(String account) {
    List<Lot> lots = portfolio.lots(account).stream().filter(lot -> lot.units() > 0).toList();
    return new LeftOut(account, ledger.working(account), lots);
  }

  /** The books were loaded: tells what is new. */
  void reload() {
    Set<String> told = new TreeSet<>();
    settings.setting(SETTING).stream().flatMap(String::lines).forEach(told::add);
    Set<String> now = new TreeSet<>();
    for (LeftOut account : all()) {
      now.add(account.account());
      if (!told.contains(account.account())) {
        listener.accountLeftOut(account);
      }
    }
    if (!now.equals(told)) {
      settings.setting(
          SETTING, Optional.of(String.join("\n", now)).filter(names -> !names.isEmpty()));
    }
  }
}
