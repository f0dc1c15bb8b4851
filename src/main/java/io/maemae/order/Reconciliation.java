package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.order.Pacer.Lane;
import io.maemae.order.ReconciliationListener.Part;
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
  private final class State implements BalanceReadings.Lists {
    private final BrokerAccount account;
    private final ReadingTrouble trouble;
    private final BalanceReadings balance;
    private boolean ordersRead;
    private int ordersAsked;
    private boolean again;
    private Instant due = Instant.MAX;
    private Instant lastRead = Instant.MIN;

    /** When the first of the lists began that are read now. */
    private Instant begunAt = Instant.MAX;

    private Optional<Instant> restsSince = Optional.empty();
    private int failures;

    /** The day whose last reading is due, or was: what it does not show was not placed. */
    private LocalDate lastReadingOf = LocalDate.MIN;

    private Instant lastReadingSince = Instant.MAX;

    private boolean unreadable;

    private final EarlierDays earlier = new EarlierDays();

    private final UndoneChanges undone;
    private final UnshownFills unshown;
    private final UnlistedOrders unlisted;
    private final OpenAfterAll openAfterAll;

    State(BrokerAccount account, Pacer pacer) {
      this.account = account;
      this.trouble = new ReadingTrouble(account, listeners, outside);
      this.balance =
          new BalanceReadings(
              account, pacer, power, audit, this, trouble, listeners, outside, clock);
      this.undone = new UndoneChanges(account.settleInterval());
      this.unshown = new UnshownFills(account, ledger);
      this.unlisted = new UnlistedOrders(account.settleInterval());
      this.openAfterAll = new OpenAfterAll(account.settleInterval(), ledger);
    }

    /** No balance is compared before the lists were read. */
    boolean isReady() {
      return balance.isRead();
    }

    @Override
    public boolean areRead() {
      return ordersRead;
    }

    @Override
    public Instant lastRead() {
      return lastRead;
    }

    @Override
    public Set<Symbol> unshown() {
      return unshown.symbols();
    }

    @Override
    public void onFirstBalance() {
      LOG.info("account.ready account={}", account.name());
      listeners.forEach(l -> l.ready(account));
    }

    @Override
    public void readAll() {
      read(account.name());
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
      Pacer pacer =
          quotas.computeIfAbsent(account.quota(), q -> new Pacer(account.rate(), outside, clock));
      pacers.put(account.name(), pacer);
      states.put(account.name(), new State(account, pacer));
    }
    ledger.addListener(
        new OrderListener() {
          @Override
          public void accepted(Order order) {
            onAnswered(order);
          }

          @Override
          public void adopted(Order order) {
            onAnswered(order);
          }

          @Override
          public void taken(Order order, ClientOrderId before) {
            onAnswered(order);
          }

          private void onAnswered(Order order) {
            if (order.side() == Side.BUY && isConfigured(order.account())) {
              state(order.account()).balance.readIfCountedTwice();
            }
          }

          @Override
          public void ended(Order order) {
            readBalanceAfter(order);
            lookAgain(order);
          }

          @Override
          public void reduced(Order order, Quantity takenBack) {
            onMoved(order);
          }

          @Override
          public void replaced(Order order) {
            onMoved(order);
          }

          /** What an open buy holds back of the money is another sum now. */
          private void onMoved(Order order) {
            if (order.side() == Side.BUY) {
              readBalanceAfter(order);
            }
          }
        });
  }

  private void readBalanceAfter(Order order) {
    if (isConfigured(order.account())) {
      state(order.account()).balance.readAfter();
    }
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

  /**
   * Whether an account is in the configuration. What is stored may be of one that is not any more:
   * nobody reads it, and nothing can be sent there. Everything here that takes an account's name
   * takes that of a configured one only.
   */
  public boolean isConfigured(String account) {
    return states.containsKey(account);
  }

  private State state(String account) {
    State state = states.get(account);
    if (state == null) {
      throw new IllegalArgumentException("account must be configured, was '" + account + "'");
    }
    return state;
  }

  /** The account of that name. */
  public BrokerAccount account(String name) {
    return state(name).account;
  }

  /** The accounts, in the order configured. */
  public List<BrokerAccount> accounts() {
    return states.values().stream().map(s -> s.account).toList();
  }

  /** Whether ledger and broker have been brought together since the start. */
  public boolean isReady(String account) {
    return state(account).isReady();
  }

  /**
   * Since when nothing is ordered on an account, which is not ready; empty if it is, or before the
   * start.
   */
  public Optional<Instant> restsSince(String account) {
    State state = state(account);
    return state.isReady() ? Optional.empty() : state.restsSince;
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
    return state(account).earlier.areGivenUp();
  }

  /** Reads everything of all accounts: at start, after a reconnect, and with the day's routines. */
  public void readAll() {
    states.values().forEach(s -> readOrders(s, Lane.READ));
    states.values().forEach(s -> s.balance.read());
  }

  /** When the last complete reading of an account's orders began; empty if there was none. */
  public Optional<Instant> lastRead(String account) {
    return Optional.of(state(account).lastRead).filter(at -> at.isAfter(Instant.MIN));
  }

  /** How many times in a row an account's orders could not be read; 0 if they were. */
  public int failures(String account) {
    return state(account).failures;
  }

  /** The same of its balance. */
  public int balanceFailures(String account) {
    return state(account).balance.failures();
  }

  /** How much of what an account's broker allows is used. */
  public PacerUse pacerUse(String account) {
    return pacers.get(account).use(clock.instant());
  }

  /** Reads everything of an account: its stream was away, and may have missed something. */
  public void read(String account) {
    State state = state(account);
    readAfter(state);
    state.balance.readAfter();
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
      state.balance.reset();
      state.restsSince = Optional.of(clock.instant());
      state.ordersAsked = 0;
      state.again = false;
      state.unreadable = false;
      state.undone.clear();
      state.unshown.clear();
      state.unlisted.clear();
      state.openAfterAll.clear();
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
    readAfter(state(account));
  }

  /** The broker says that what the account holds has changed: reads it, when that has settled. */
  public void balanceSoon(String account) {
    state(account).balance.soon();
  }

  /**
   * A new order was answered: makes sure that the next reading is planned.
   *
   * @param known false if its outcome is not known: then it is read now
   */
  void onAnswer(String account, boolean known) {
    boolean clear = word.onAnswer(account, clock.instant());
    if (clear && known) {
      plan(state(account));
    } else {
      soon(account);
    }
  }

  /** Orders are open: makes sure that the next reading is planned. */
  void watch(String account) {
    plan(state(account));
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
    state.begunAt = Instant.MAX;
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
      state.begunAt = earlier(state.begunAt, complete.begunAt());
      List<OrderRow> strange = word.lists().onRows(complete.value(), now);
      settlement.settle(state.account, date, strange, complete, now);
      ledger.attribution().tellSure(state.account.name());
      state
          .undone
          .among(ledger.working(state.account.name()), complete, now)
          .forEach(order -> unsettledChange.accept(order, now));
      if (state.unshown.read(date, complete, now)) {
        state.balance.read(); // it waited for this
      }
      endDay(state, date, complete, now);
      state.openAfterAll.read(state.account.name(), date, complete, now);
      listeners.forEach(l -> l.ordersRead(state.account.name(), date, complete.begunAt()));
    } else if (reading instanceof Reading.Unreadable<List<OrderRow>> failed) {
      if (needed) {
        state.unreadable = true;
        state.trouble.failed(Part.ORDERS, failed.why(), state.balance.lastCompared(), now);
      } else {
        state.earlier.onUnreadable();
      }
    }
    if (state.ordersAsked == 0) {
      boolean read = !state.unreadable && state.earlier.areDone();
      state.failures = read ? 0 : state.failures + 1;
      if (read) {
        onAllDatesRead(state, now);
      }
    }
    if (ledger.working(state.account.name()).stream().anyMatch(power::mayTakeNothing)) {
      state.balance.read(); // it may show that the order never arrived
    }
    if (state.ordersAsked == 0 && state.again) {
      state.again = false;
      readOrders(state, Lane.SETTLEMENT);
    }
    plan(state);
  }

  /** The lists of all days that matter were read whole. */
  private void onAllDatesRead(State state, Instant now) {
    state.lastRead = state.begunAt;
    state.trouble.over(Part.ORDERS, state.isReady(), now);
    if (!state.ordersRead) {
      state.ordersRead = true;
      state.balance.read();
    }
  }

  /** An order was taken back as far as is known: lists are to show whether it is. */
  private void lookAgain(Order order) {
    if (isConfigured(order.account()) && order.isTakenBack()) {
      State state = state(order.account());
      state.openAfterAll.takenBack(clock.instant());
      plan(state);
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
    Instant soonest = state.failures > 0 ? now.plus(AFTER_FAILURE) : now;
    Instant look = state.openAfterAll.readingDue(now).orElse(next);
    next = earlier(next, look.isBefore(soonest) ? soonest : look);
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
    for (State state : states.values()) {
      state.lastReadingOf = day;
      state.lastReadingSince = clock.instant();
    }
    readAll();
  }

  /**
   * Nothing is added to a list after its day's last reading was due: each one since is its last.
   */
  private void endDay(
      State state, LocalDate date, Reading.Complete<List<OrderRow>> reading, Instant now) {
    String account = state.account.name();
    List<Order> unlisted = state.unlisted.among(ledger.working(account), date, reading);
    boolean last =
        date.equals(state.lastReadingOf) && !reading.begunAt().isBefore(state.lastReadingSince);
    if (date.isBefore(MarketTime.date(now)) || last) {
      List<Order> orders =
          ledger.working(account).stream()
              .filter(o -> MarketTime.date(o.terms().createdAt()).equals(date))
              .toList();
      settlement.endDay(state.account, orders, reading.begunAt(), now);
      unlisted.forEach(o -> settlement.endUnlisted(o, now));
    }
  }
}
