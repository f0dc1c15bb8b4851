package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.Side;
import io.maemae.order.Pacer.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ledger and the broker together: reads the broker's lists and balances when there is
 * reason to, and lets {@link BrokerWord}, {@link Settlement} and {@link BalanceAudit} draw the
 * conclusions. Desk thread.
 */
public final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final Duration WHILE_OPEN = Duration.ofSeconds(60);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final OrderLedger ledger;
  private final BrokerWord word;
  private final Settlement settlement;
  private final BalanceAudit audit;
  private final BuyingPower power;
  private final Outside outside;
  private final InstantSource clock;
  private final Map<String, State> states = new LinkedHashMap<>();
  private final Map<String, Pacer> pacers = new HashMap<>();
  private final List<ReconciliationListener> listeners = new ArrayList<>();
  private BiConsumer<Order, Instant> unsettledChange = (order, now) -> {};

  /** Where an account stands. */
  private static final class State {
    private final BrokerAccount account;
    private final ReadingTrouble trouble;
    private boolean ordersRead;
    private boolean balanceRead;
    private int ordersAsked;
    private boolean again;
    private boolean balanceAsked;
    private boolean balancePlanned;
    private Instant due = Instant.MAX;
    private Instant lastRead = Instant.MIN;
    private int failures;

    /** The day whose last reading is due, or was: what it does not show was not placed. */
    private LocalDate lastReadingOf = LocalDate.MIN;

    private boolean unreadable;
    private List<String> untradeable = List.of();

    private final EarlierDays earlier = new EarlierDays();

    private final UndoneChanges undone;
    private final UnshownFills unshown;
    private final UnlistedOrders unlisted;

    State(BrokerAccount account, OrderLedger ledger, ReadingTrouble trouble) {
      this.account = account;
      this.trouble = trouble;
      this.undone = new UndoneChanges(account.settleInterval());
      this.unshown = new UnshownFills(account, ledger);
      this.unlisted = new UnlistedOrders(account.settleInterval());
    }
  }

  /** Over the accounts given. */
  public Reconciliation(
      Collection<BrokerAccount> accounts,
      OrderLedger ledger,
      BrokerWord word,
      Settlement settlement,
      BalanceAudit audit,
      BuyingPower power,
      Outside outside,
      InstantSource clock) {
    this.ledger = ledger;
    this.word = word;
    this.settlement = settlement;
    this.audit = audit;
    this.power = power;
    this.outside = outside;
    this.clock = clock;
    Map<String, Pacer> quotas = new HashMap<>();
    for (BrokerAccount account : accounts) {
      ReadingTrouble trouble = new ReadingTrouble(account, listeners, outside);
      states.put(account.name(), new State(account, ledger, trouble));
      pacers.put(
          account.name(),
          quotas.computeIfAbsent(account.quota(), q -> new Pacer(account.rate(), outside)));
    }
    ledger.addListener(
        new OrderListener() {
          @Override
          public void ended(Order order) {
            readBalance(states.get(order.account()));
          }
        });
  }

  /** Adds a listener. */
  public void addListener(ReconciliationListener listener) {
    listeners.add(listener);
  }

  void onUnsettledChange(BiConsumer<Order, Instant> handler) {
    unsettledChange = handler;
  }

  Map<String, Pacer> pacers() {
    return pacers;
  }

  /** The account of that name. */
  public BrokerAccount account(String name) {
    return states.get(name).account;
  }

  /** The accounts, in the order configured. */
  public List<BrokerAccount> accounts() {
    return states.values().stream().map(s -> s.account).toList();
  }

  /** Whether ledger and broker have been brought together since the start. */
  public boolean isReady(String account) {
    State state = states.get(account);
    return state.ordersRead && state.balanceRead;
  }

  /**
   * The next readings are of earlier days too, once: what the store kept of them may not be all.
   *
   * @param from the first of these days
   */
  public void readFrom(LocalDate from) {
    LocalDate today = MarketTime.date(clock.instant());
    states.values().forEach(s -> s.earlier.begin(from, today));
  }

  /** Whether the earlier days of an account could not be read, and were given up. */
  public boolean hasUnreadDays(String account) {
    return states.get(account).earlier.areGivenUp();
  }

  /** Reads everything of all accounts: at start, after a reconnect, and with the day's routines. */
  public void readAll() {
    states.values().forEach(s -> readOrders(s, Lane.READ));
    states.values().forEach(this::readBalance);
  }

  /** When the last complete reading of an account's orders began; empty if there was none. */
  public Optional<Instant> lastRead(String account) {
    return Optional.of(states.get(account).lastRead).filter(at -> at.isAfter(Instant.MIN));
  }

  /** How many times in a row an account's orders could not be read; 0 if they were. */
  public int failures(String account) {
    return states.get(account).failures;
  }

  /** How much of what an account's broker allows is used. */
  public PacerUse pacerUse(String account) {
    return pacers.get(account).use(clock.instant());
  }

  /** Reads everything of an account: its stream was away, and may have missed something. */
  public void read(String account) {
    State state = states.get(account);
    readAfter(state);
    readBalance(state);
  }

  /** A reading under way may have begun before what is to be read: then there is another. */
  private void readAfter(State state) {
    state.again = state.ordersAsked > 0;
    readOrders(state, Lane.SETTLEMENT);
  }

  /** Forgets what was read: nothing trades before the next complete readings. */
  public void reset() {
    for (State state : states.values()) {
      state.ordersRead = false;
      state.balanceRead = false;
      state.balanceAsked = false;
      state.balancePlanned = false;
      state.ordersAsked = 0;
      state.again = false;
      state.unreadable = false;
      state.untradeable = List.of();
      state.undone.clear();
      state.unshown.clear();
      state.unlisted.clear();
      state.earlier.clear();
      state.due = Instant.MAX;
    }
    power.clear();
    audit.clear();
    settlement.clear();
    word.clear();
  }

  /** Something is unclear: reads the account's orders now. */
  public void soon(String account) {
    readAfter(states.get(account));
  }

  /** The broker says that what the account holds has changed: reads it, when that has settled. */
  public void balanceSoon(String account) {
    State state = states.get(account);
    if (!state.balancePlanned) {
      state.balancePlanned = true;
      outside.wakeAt(
          clock.instant().plus(BrokerAccount.SETTLE_TIME),
          () -> {
            state.balancePlanned = false;
            readBalance(state);
          });
    }
  }

  /**
   * A new order was answered: makes sure that the next reading is planned.
   *
   * @param known false if its outcome is not known: then it is read now
   */
  void onAnswer(String account, boolean known) {
    boolean clear = word.onAnswer(account, clock.instant());
    if (clear && known) {
      plan(states.get(account));
    } else {
      soon(account);
    }
  }

  /** Orders are open: makes sure that the next reading is planned. */
  void watch(String account) {
    plan(states.get(account));
  }

  /** Takes a notice of the broker's stream. */
  public void onNotice(ExecutionNotice notice) {
    String account = notice.id().account();
    listeners.forEach(l -> l.noticeComes(account));
    boolean explained;
    try {
      explained = word.onNotice(notice, clock.instant());
    } finally {
      listeners.forEach(ReconciliationListener::noticeTaken);
    }
    if (!explained) {
      soon(account);
    }
    if (word.waits()) {
      outside.wakeAt(
          clock.instant().plus(BrokerWord.ANSWER_SOON),
          () -> word.onWaited(clock.instant()).forEach(this::soon));
    }
  }

  private void readOrders(State state, Lane lane) {
    if (state.ordersAsked > 0) {
      return;
    }
    Instant now = clock.instant();
    TreeSet<LocalDate> dates = new TreeSet<>();
    dates.add(MarketTime.date(now));
    dates.addAll(state.unshown.dates());
    ledger.working(state.account.name()).stream()
        .filter(o -> o.releasedAt().isPresent() || !o.legs().isEmpty())
        .forEach(o -> dates.add(MarketTime.date(o.terms().createdAt())));
    state.unreadable = false;
    Set<LocalDate> needed = Set.copyOf(dates);
    dates.addAll(state.earlier.next());
    for (LocalDate date : dates) {
      state.ordersAsked++;
      pacers
          .get(state.account.name())
          .offer(
              lane,
              Pacer.Kind.READ,
              now,
              at -> {
                outside.<Reading<List<OrderRow>>>ask(
                    answer -> state.account.source().orders(date, answer),
                    reading -> onOrders(state, date, needed.contains(date), reading));
                return true;
              },
              null);
    }
  }

  private void onOrders(
      State state, LocalDate date, boolean needed, Reading<List<OrderRow>> reading) {
    Instant now = clock.instant();
    state.ordersAsked = Math.max(0, state.ordersAsked - 1);
    if (reading instanceof Reading.Complete<List<OrderRow>> complete) {
      state.failures = 0;
      state.lastRead = complete.begunAt();
      List<OrderRow> strange = word.onRows(complete.value(), now);
      settlement.settle(state.account, date, strange, complete, now);
      ledger.attribution().tellSure(state.account.name());
      state
          .undone
          .among(ledger.working(state.account.name()), complete, now)
          .forEach(order -> unsettledChange.accept(order, now));
      if (state.unshown.read(date, complete, now)) {
        readBalance(state); // it waited for this
      }
      endDay(state, date, complete, now);
    } else if (reading instanceof Reading.Unreadable<List<OrderRow>> failed) {
      state.failures++;
      if (needed) {
        state.unreadable = true;
        state.trouble.failed(failed.why(), now);
      } else {
        state.earlier.onUnreadable();
      }
    }
    if (state.ordersAsked == 0 && !state.unreadable && state.earlier.areDone()) {
      state.failures = 0;
      onAllDatesRead(state, now);
    }
    if (isSaleUnsettled(state)) {
      readBalance(state); // it may show that the sale never arrived
    }
    if (state.ordersAsked == 0 && state.again) {
      state.again = false;
      readOrders(state, Lane.SETTLEMENT);
    }
    plan(state);
  }

  private boolean isSaleUnsettled(State state) {
    return ledger.working(state.account.name()).stream()
        .anyMatch(o -> o.isUnsettled() && o.side() == Side.SELL);
  }

  /** The lists of all days that matter were read whole. */
  private void onAllDatesRead(State state, Instant now) {
    state.trouble.over(now);
    if (!state.ordersRead) {
      state.ordersRead = true;
      readBalance(state);
      tellIfReady(state);
    }
  }

  private void readBalance(State state) {
    if (state.balanceAsked) {
      return;
    }
    state.balanceAsked = true;
    pacers
        .get(state.account.name())
        .offer(
            Lane.READ,
            Pacer.Kind.READ,
            clock.instant(),
            at -> {
              outside.<Reading<Balance>>ask(
                  answer -> state.account.source().balance(answer),
                  reading -> onBalance(state, reading));
              return true;
            },
            null);
  }

  private void onBalance(State state, Reading<Balance> reading) {
    state.balanceAsked = false;
    Instant now = clock.instant();
    if (reading instanceof Reading.Complete<Balance> complete) {
      power.onBalance(state.account.name(), complete);
      tellUntradeable(state, complete.value().others());
      if (!state.ordersRead) {
        // The opening of a ledger needs the day's orders first; it is read again after them.
        return;
      }
      BalanceAudit.Next next =
          audit.check(state.account, complete, state.lastRead, state.unshown.symbols(), now);
      listeners.forEach(l -> l.balance(state.account, complete));
      if (!state.balanceRead) {
        state.balanceRead = true;
        tellIfReady(state);
      }
      if (next == BalanceAudit.Next.ALL) {
        outside.wakeAt(now.plus(BrokerAccount.SETTLE_TIME), () -> read(state.account.name()));
      } else if (next == BalanceAudit.Next.BALANCE) {
        balanceSoon(state.account.name());
      }
    } else {
      outside.wakeAt(now.plus(AFTER_FAILURE), () -> readBalance(state));
    }
  }

  private void tellUntradeable(State state, List<String> codes) {
    if (!state.untradeable.containsAll(codes)) {
      listeners.forEach(l -> l.untradeable(state.account, codes));
    }
    state.untradeable = codes;
  }

  private void tellIfReady(State state) {
    if (state.ordersRead && state.balanceRead) {
      LOG.info("account.ready account={}", state.account.name());
      listeners.forEach(l -> l.ready(state.account));
    }
  }

  /** Plans the next reading of an account's orders, if there is reason for one. */
  private void plan(State state) {
    Instant now = clock.instant();
    Instant next = Instant.MAX;
    if (state.failures > 0 || !state.ordersRead) {
      next = now.plus(AFTER_FAILURE);
    }
    if (!state.unshown.symbols().isEmpty()) {
      next = earlier(next, now.plus(WHILE_OPEN));
    }
    for (Order order : ledger.working(state.account.name())) {
      boolean unclear = order.isUnclear();
      boolean unconfirmed = order.change().flatMap(PendingChange::number).isPresent();
      Duration wait =
          unconfirmed
              ? BrokerAccount.SETTLE_TIME
              : unclear ? state.account.settleInterval() : WHILE_OPEN;
      next = earlier(next, now.plus(wait));
    }
    if (next.isBefore(state.due) || !state.due.isAfter(now)) {
      state.due = next;
      if (next != Instant.MAX) {
        Instant planned = next;
        outside.wakeAt(planned, () -> onDue(state, planned));
      }
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  private void onDue(State state, Instant planned) {
    if (state.due.equals(planned)) {
      state.due = Instant.MAX;
      readOrders(state, Lane.SETTLEMENT);
    }
  }

  /**
   * A day's last reading is due: what it does not show was not placed.
   *
   * @param day the day, which may be over by now
   */
  public void readLast(LocalDate day) {
    states.values().forEach(s -> s.lastReadingOf = day);
    readAll();
  }

  /**
   * Nothing is added to a list after its day's last reading was due: each one since is its last.
   */
  private void endDay(
      State state, LocalDate date, Reading.Complete<List<OrderRow>> reading, Instant now) {
    String account = state.account.name();
    List<Order> unlisted = state.unlisted.among(ledger.working(account), date, reading);
    if (date.isBefore(MarketTime.date(now)) || date.equals(state.lastReadingOf)) {
      List<Order> orders =
          ledger.working(account).stream()
              .filter(o -> MarketTime.date(o.terms().createdAt()).equals(date))
              .toList();
      settlement.endDay(state.account, orders, reading.begunAt(), now);
      unlisted.forEach(o -> settlement.endUnlisted(o, now));
    }
  }
}
