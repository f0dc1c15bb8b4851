package io.maemae.portfolio;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lots, cash as of settlement and realised results of all accounts, computed from bookings. Owned
 * by the desk thread.
 */
public final class Portfolio {
  private final NavigableMap<Lot.Key, Lot> lots = new TreeMap<>();
  private final Map<String, Money> settledCash = new HashMap<>();
  private final NavigableMap<LocalDate, NavigableMap<Lot.Key, Result>> results = new TreeMap<>();
  private final Map<String, NavigableMap<LocalDate, DayFlow>> flows = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<Long, Charged> charged = new HashMap<>();
  private long fills;

  /**
   * What trading realised, after fees and tax, and the fees and tax paid.
   *
   * @param realised sales less average cost, buy fees pro rata, sell fees and tax
   */
  public record Result(Money realised, Money fee, Money tax) {
    /** Nothing. */
    public static final Result NONE = new Result(Money.ZERO, Money.ZERO, Money.ZERO);

    /** The sum. */
    public Result plus(Result other) {
      return new Result(realised.plus(other.realised), fee.plus(other.fee), tax.plus(other.tax));
    }
  }

  /** Fee and tax paid. */
  public record Charged(Money fee, Money tax) {
    private static final Charged NOTHING = new Charged(Money.ZERO, Money.ZERO);

    private Charged plus(Charged other) {
      return new Charged(fee.plus(other.fee), tax.plus(other.tax));
    }
  }

  /** A part of a sale and the lot it comes from. */
  public record Allocation(Optional<String> strategy, Quantity quantity) {}

  /** Forgets everything and books all again, in the order of their numbers. */
  public void rebuild(Collection<Booking> bookings) {
    lots.clear();
    settledCash.clear();
    results.clear();
    flows.clear();
    open.clear();
    fills = 0;
    charged.clear();
    bookings.forEach(this::book);
  }

  /** Books one booking. */
  public void book(Booking booking) {
    if (booking instanceof Fill fill) {
      bookFill(fill);
    } else if (booking instanceof ShareEntry entry) {
      lot(new Lot.Key(entry.account(), entry.symbol(), entry.strategy())).book(entry);
      if (entry.reason() == ShareEntry.Reason.OUTSIDE) {
        flow(entry.account(), MarketTime.date(entry.at())).add(entry);
      }
    } else if (booking instanceof CashEntry entry) {
      settledCash.merge(entry.account(), entry.amount(), Money::plus);
      if (entry.reason() == CashEntry.Reason.OPENING) {
        open.add(entry.account());
      }
    }
  }

  private void bookFill(Fill fill) {
    fills++;
    charged.merge(fill.order(), new Charged(fill.fee(), fill.tax()), Charged::plus);
    LocalDate date = MarketTime.date(fill.at());
    flow(fill.account(), date).add(fill, units(fill.account(), fill.symbol()));
    Lot.Key key = new Lot.Key(fill.account(), fill.symbol(), fill.strategy());
    Money realised = lot(key).book(fill);
    settledCash.merge(fill.account(), fill.cashEffect(), Money::plus);
    results
        .computeIfAbsent(date, d -> new TreeMap<>())
        .merge(key, new Result(realised, fill.fee(), fill.tax()), Result::plus);
  }

  private DayFlow flow(String account, LocalDate date) {
    return flows
        .computeIfAbsent(account, a -> new TreeMap<>())
        .computeIfAbsent(date, d -> new DayFlow());
  }

  private Lot lot(Lot.Key key) {
    return lots.computeIfAbsent(key, Lot::new);
  }

  /**
   * Which lots a fill changes. A buy and a strategy's own sale change the lot of their owner; a
   * sale of nobody's takes shares of no strategy first, then of the strategies in order of their
   * names.
   */
  public List<Allocation> allocate(
      String account, Symbol symbol, Side side, Optional<String> strategy, Quantity quantity) {
    if (side == Side.BUY || strategy.isPresent()) {
      return List.of(new Allocation(strategy, quantity));
    }
    List<Allocation> allocations = new ArrayList<>();
    Quantity left = quantity;
    for (Lot lot : lots(account, symbol)) {
      Quantity taken = lot.quantity().min(left);
      if (!taken.isZero()) {
        allocations.add(new Allocation(lot.key().strategy(), taken));
        left = left.minus(taken);
      }
    }
    if (!left.isZero()) {
      allocations.add(new Allocation(Optional.empty(), left));
    }
    return allocations;
  }

  /** All lots that hold shares, by account, symbol and strategy. */
  public List<Lot> lots() {
    return lots.values().stream().filter(l -> l.units() != 0).toList();
  }

  /** The lots of an account. */
  public List<Lot> lots(String account) {
    return lots().stream().filter(l -> l.key().account().equals(account)).toList();
  }

  /** The lots of a symbol in an account, the one of no strategy first. */
  public List<Lot> lots(String account, Symbol symbol) {
    return lots
        .subMap(
            new Lot.Key(account, symbol, Optional.empty()),
            true,
            new Lot.Key(account, symbol, Optional.of("\uffff")),
            true)
        .values()
        .stream()
        .filter(l -> l.units() != 0)
        .toList();
  }

  /** The shares of one owner. */
  public Quantity held(String account, Symbol symbol, Optional<String> strategy) {
    Lot lot = lots.get(new Lot.Key(account, symbol, strategy));
    return lot == null ? Quantity.ZERO : lot.quantity();
  }

  /** All shares of a symbol in an account; negative while a buy is missing. */
  public long units(String account, Symbol symbol) {
    return lots(account, symbol).stream().mapToLong(Lot::units).sum();
  }

  /** Cash when all trades have settled (D+2 예수금), by our own books. */
  public Money settledCash(String account) {
    return settledCash.getOrDefault(account, Money.ZERO);
  }

  /** Fee and tax of the fills of an order. */
  public Charged charged(long order) {
    return charged.getOrDefault(order, Charged.NOTHING);
  }

  /** How many fills are booked. */
  public long fills() {
    return fills;
  }

  /** Whether the account's ledger has begun; fills may be known before its first balance is. */
  public boolean isOpen(String account) {
    return open.contains(account);
  }

  /** What was realised from one date to another, both included, by lot. */
  public NavigableMap<Lot.Key, Result> results(LocalDate from, LocalDate to) {
    NavigableMap<Lot.Key, Result> sum = new TreeMap<>();
    results
        .subMap(from, true, to, true)
        .values()
        .forEach(day -> day.forEach((key, result) -> sum.merge(key, result, Result::plus)));
    return sum;
  }

  /** The same of one account, all together. */
  public Result result(String account, LocalDate from, LocalDate to) {
    return results(from, to).entrySet().stream()
        .filter(e -> e.getKey().account().equals(account))
        .map(Map.Entry::getValue)
        .reduce(Result.NONE, Result::plus);
  }

  /** The symbols of which anything was filled in an account on a date. */
  public List<Symbol> traded(String account, LocalDate date) {
    return List.copyOf(
        flows.getOrDefault(account, new TreeMap<>()).getOrDefault(date, DayFlow.NONE).symbols());
  }

  /** The dates from one to another, both included, on which anything was filled in an account. */
  public List<LocalDate> tradedOn(String account, LocalDate from, LocalDate to) {
    return flows
        .getOrDefault(account, new TreeMap<>())
        .subMap(from, true, to, true)
        .keySet()
        .stream()
        .filter(date -> !traded(account, date).isEmpty())
        .toList();
  }

  /**
   * What an account won or lost on a date since the previous close, after the fees and tax paid:
   * shares held overnight from the base price or, before that is told, from the last price of
   * before; shares bought from what they cost. Shares that came from outside count from the next
   * day on. A symbol of which that day has told no price counts with what was realised of it alone;
   * one that was held overnight and of which nothing is known yet, as after a start, with nothing:
   * it is being asked for.
   */
  public Money dayResult(String account, LocalDate date, Marks marks) {
    DayFlow flow = flows.getOrDefault(account, new TreeMap<>()).getOrDefault(date, DayFlow.NONE);
    Map<Symbol, Long> all = new TreeMap<>();
    flow.symbols().forEach(symbol -> all.put(symbol, 0L));
    lots(account).forEach(l -> all.merge(l.key().symbol(), l.units(), Long::sum));
    Money result = Money.ZERO;
    for (Map.Entry<Symbol, Long> held : all.entrySet()) {
      Symbol symbol = held.getKey();
      long units = held.getValue() - flow.came(symbol);
      long overnight = units - flow.units(symbol);
      Optional<Money> before = value(marks.base(symbol, date), overnight);
      Optional<Money> now = value(marks.valuation(symbol, date), units);
      result =
          result.plus(
              before.isPresent() && now.isPresent()
                  ? flow.cash(symbol).plus(now.get()).minus(before.get())
                  : overnight == 0 || marks.isKnown(symbol)
                      ? realised(account, symbol, date)
                      : Money.ZERO);
    }
    return result;
  }

  private static Optional<Money> value(Optional<Price> price, long units) {
    return units == 0 ? Optional.of(Money.ZERO) : price.map(p -> value(p, units));
  }

  private static Money value(Price price, long units) {
    Money amount = price.times(Quantity.of(Math.abs(units)));
    return units < 0 ? amount.negated() : amount;
  }

  private Money realised(String account, Symbol symbol, LocalDate date) {
    return results(date, date).entrySet().stream()
        .filter(e -> e.getKey().account().equals(account) && e.getKey().symbol().equals(symbol))
        .map(e -> e.getValue().realised())
        .reduce(Money.ZERO, Money::plus);
  }
}
