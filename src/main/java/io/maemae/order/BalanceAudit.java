package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a broker's balance with the portfolio. Orders explain fills; the balance only audits: it
 * changes the shares of a symbol only when none of its orders and fills is in flight, the cash and
 * the opening only when none of the account's is, and all of it only when two complete readings
 * agree.
 *
 * <p>The first reading of an account opens its ledger. What happened elsewhere in that moment may
 * be in the balance and not yet in the list, or the other way round; so until a later reading has
 * confirmed the opening, a difference is the opening's. Desk thread.
 */
public final class BalanceAudit {
  private static final Logger LOG = LoggerFactory.getLogger(BalanceAudit.class);
  private static final String CONFIRMED = "opening-confirmed.";
  private static final BigDecimal CASH_TOLERANCE_PERCENT = new BigDecimal("0.1");

  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final SettingStore settings;
  private final OutsideShares outside;
  private final Map<String, Suspicion> suspected = new HashMap<>();

  /** When an account was opened, as far as that is not confirmed. */
  private final Map<String, Instant> opened = new HashMap<>();

  private final List<ReconciliationListener> listeners = new ArrayList<>();

  /** What is to be read after a reading, when things have settled. */
  enum Next {
    /** Nothing is left open, or what is will be read for another reason. */
    NOTHING,
    /** The balance: a fill was too fresh, and nothing that comes of it reads it again. */
    BALANCE,
    /** The orders, and after them the balance, to confirm a difference, or the opening. */
    ALL
  }

  /** What a reading had more than the books. */
  private record Difference(Money cash, Map<Symbol, Long> shares) {
    boolean isNone() {
      return cash.equals(Money.ZERO) && shares.isEmpty();
    }

    /** Cash is the account's: it is not compared while anything is in flight. */
    Difference sharesBut(Set<Symbol> symbols) {
      Map<Symbol, Long> others = new TreeMap<>(shares);
      others.keySet().removeAll(symbols);
      return new Difference(Money.ZERO, others);
    }
  }

  /**
   * A difference that is to be seen again.
   *
   * @param since when it was seen first: a reading may be of any moment up to its answer
   */
  private record Suspicion(Difference difference, Instant since) {}

  /** Over the ledger of all accounts. */
  public BalanceAudit(OrderLedger ledger, Portfolio portfolio, SettingStore settings) {
    this.ledger = ledger;
    this.portfolio = portfolio;
    this.settings = settings;
    this.outside = new OutsideShares(ledger, portfolio);
  }

  /** Adds a listener. */
  public void addListener(ReconciliationListener listener) {
    listeners.add(listener);
  }

  void clear() {
    suspected.clear();
    opened.clear();
  }

  /**
   * Compares.
   *
   * @param ordersRead when the last complete reading of the account's orders began
   * @param unshown symbols with fills that the newest lists do not show: these decide first, for
   *     what they take back the balance must not have taken too
   */
  Next check(
      BrokerAccount account,
      Reading.Complete<Balance> reading,
      Instant ordersRead,
      Set<Symbol> unshown,
      Instant now) {
    String name = account.name();
    if (!portfolio.isOpen(name)) {
      open(name, reading.value(), now);
      opened.put(name, now);
      return Next.ALL;
    }
    if (isAgain(account, reading, ordersRead, unshown, now)) {
      return Next.ALL;
    }
    return isTooFresh(name, reading.begunAt()) ? Next.BALANCE : Next.NOTHING;
  }

  /** Whether a symbol was left out for a fill alone: an open order reads the balance as it ends. */
  private boolean isTooFresh(String account, Instant begunAt) {
    Set<Symbol> working = new TreeSet<>();
    ledger.working(account).forEach(o -> working.add(o.symbol()));
    return !working.containsAll(freshlyFilled(account, begunAt));
  }

  private List<Symbol> freshlyFilled(String account, Instant begunAt) {
    return ledger.filledAfter(account, begunAt.minus(BrokerAccount.SETTLE_TIME));
  }

  private boolean isAgain(
      BrokerAccount account,
      Reading.Complete<Balance> reading,
      Instant ordersRead,
      Set<Symbol> unshown,
      Instant now) {
    String name = account.name();
    Difference whole = compare(name, reading.value());
    Set<Symbol> inFlight = inFlight(name, reading.begunAt());
    inFlight.addAll(unshown);
    boolean atRest = inFlight.isEmpty();
    if (!atRest && !isOpeningConfirmed(name)) {
      suspected.remove(name);
      return false;
    }
    Difference difference = atRest ? whole : whole.sharesBut(inFlight);
    if (difference.isNone()) {
      suspected.remove(name);
      return atRest && !isOpeningConfirmed(name) && !confirms(name, ordersRead, now);
    }
    Suspicion before = suspected.get(name);
    if (before == null || !before.difference().equals(difference)) {
      suspected.put(name, new Suspicion(difference, now));
      return true;
    }
    // Orders explain fills: a list that is not older than the balance must have left it
    // unexplained.
    if (ordersRead.isBefore(before.since().plus(BrokerAccount.SETTLE_TIME))) {
      return true;
    }
    suspected.remove(name);
    if (isOpeningConfirmed(name)) {
      book(account, reading.value(), difference, now);
    } else {
      correctOpening(account, reading.value(), difference, now);
      openingConfirmed(name);
    }
    return false;
  }

  private boolean isOpeningConfirmed(String account) {
    return settings.setting(CONFIRMED + account).isPresent();
  }

  /** Only a list that is not older than the opening may leave nothing more to explain of it. */
  private boolean confirms(String account, Instant ordersRead, Instant now) {
    Instant since = opened.computeIfAbsent(account, name -> now);
    if (ordersRead.isBefore(since.plus(BrokerAccount.SETTLE_TIME))) {
      return false;
    }
    openingConfirmed(account);
    return true;
  }

  private void openingConfirmed(String account) {
    settings.setting(CONFIRMED + account, Optional.of("yes"));
    LOG.info("account.opening-confirmed account={}", account);
  }

  private void open(String account, Balance balance, Instant now) {
    bookOpening(account, balance, compare(account, balance), now);
  }

  private void bookOpening(String account, Balance balance, Difference difference, Instant now) {
    ledger.add(id -> new CashEntry(id, account, difference.cash(), now, CashEntry.Reason.OPENING));
    difference
        .shares()
        .forEach((symbol, units) -> outside.open(account, balance, symbol, units, now));
  }

  private void correctOpening(
      BrokerAccount account, Balance balance, Difference difference, Instant now) {
    bookOpening(account.name(), balance, difference, now);
    difference
        .shares()
        .forEach(
            (symbol, units) -> listeners.forEach(l -> l.openingCorrected(account, symbol, units)));
    if (difference.shares().isEmpty()) {
      listeners.forEach(l -> l.openingCashCorrected(account, difference.cash()));
    }
  }

  private Set<Symbol> inFlight(String account, Instant begunAt) {
    Set<Symbol> symbols = new TreeSet<>(freshlyFilled(account, begunAt));
    ledger.working(account).forEach(o -> symbols.add(o.symbol()));
    return symbols;
  }

  private Difference compare(String account, Balance balance) {
    TreeMap<Symbol, Long> shares = new TreeMap<>();
    balance.holdings().forEach(h -> shares.merge(h.symbol(), h.quantity().units(), Long::sum));
    TreeSet<Symbol> booked = new TreeSet<>();
    portfolio.lots(account).forEach(l -> booked.add(l.key().symbol()));
    booked.forEach(s -> shares.merge(s, -portfolio.units(account, s), Long::sum));
    shares.values().removeIf(units -> units == 0);
    return new Difference(balance.settledDeposit().minus(portfolio.settledCash(account)), shares);
  }

  private void book(BrokerAccount account, Balance balance, Difference difference, Instant now) {
    String name = account.name();
    difference
        .shares()
        .forEach(
            (symbol, units) -> {
              ReconciliationListener.ShareChange change =
                  outside.move(name, balance, symbol, units, now);
              listeners.forEach(l -> l.unexplainedShares(account, symbol, units, change));
            });
    Money cash = difference.cash();
    if (!cash.equals(Money.ZERO)) {
      boolean explained = magnitude(cash).compareTo(tolerance(name, now)) <= 0;
      CashEntry.Reason reason = explained ? CashEntry.Reason.ADJUSTMENT : CashEntry.Reason.OUTSIDE;
      ledger.add(id -> new CashEntry(id, name, cash, now, reason));
      if (!explained) {
        listeners.forEach(l -> l.unexplainedCash(account, cash));
      }
    }
  }

  /**
   * The day's fees and tax, and 0.1 % of what was traded on it; with the days of which fills were
   * still looked for.
   */
  private Money tolerance(String account, Instant now) {
    LocalDate today = MarketTime.date(now);
    LocalDate first =
        ledger.all().stream()
            .filter(o -> o.account().equals(account))
            .map(o -> MarketTime.date(o.terms().createdAt()))
            .min(LocalDate::compareTo)
            .orElse(today);
    Money charges =
        portfolio.results(first, today).entrySet().stream()
            .filter(e -> e.getKey().account().equals(account))
            .map(e -> e.getValue().fee().plus(e.getValue().tax()))
            .reduce(Money.ZERO, Money::plus);
    Money traded =
        ledger.all().stream()
            .filter(o -> o.account().equals(account))
            .map(Order::filledAmount)
            .reduce(Money.ZERO, Money::plus);
    return charges.plus(traded.percentDown(CASH_TOLERANCE_PERCENT));
  }

  private static Money magnitude(Money money) {
    return money.isNegative() ? money.negated() : money;
  }
}
