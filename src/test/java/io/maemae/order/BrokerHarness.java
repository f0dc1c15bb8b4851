package io.maemae.order;

import io.maemae.market.FeeSchedule;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * An adapter under test, with hands on the broker behind it and on everything between. Each test
 * gets a fresh one: continuous trading, an account with 10,000,000 won and nothing else, an empty
 * book.
 */
public interface BrokerHarness extends AutoCloseable {
  /** What goes wrong with the next order, modify or cancel. */
  enum Trouble {
    /** The request never gets there; nobody says so. */
    REQUEST_LOST,
    /** The broker carries it out, and its answer is lost. */
    ANSWER_LOST,
    /** The broker carries it out, and its answer comes after the deadline. */
    ANSWER_LATE,
    /** It cannot be sent: not one byte leaves. */
    NOT_SENT,
    /** Its notices are there before its answer, which comes in time. */
    NOTICES_FIRST
  }

  /** What happens to all notices from now on. */
  enum Stream {
    /** Each comes once, in order. */
    STEADY,
    /** Each comes in order, three settle times late. */
    DELAYED,
    /** None comes. */
    LOST,
    /** Each comes twice. */
    DOUBLED,
    /** They come in the wrong order. */
    REORDERED
  }

  /** The adapter's side of orders. */
  OrderGateway gateway();

  /** The adapter's side of readings. */
  AccountSource source();

  /** The notices that came so far, in the order in which they came. */
  List<ExecutionNotice> notices();

  /** Lets time pass, virtual or real. */
  void advance(Duration time);

  /** After this time without trouble everything that was begun is done and told. */
  Duration settleTime();

  /** When the adapter takes a missing answer for unknown. */
  Duration deadline();

  /** The trading date. */
  LocalDate today();

  /** A share, tick size {@link #tick} around {@link #price}. */
  Symbol symbol();

  /** A price well inside the day's limits at which nobody trades by himself. */
  Price price();

  /** The tick size there. */
  Price tick();

  /** What the account pays. */
  FeeSchedule fees();

  /** Part of the words of a refusal for want of cash. */
  String wordsForTooLittleCash();

  /** Part of the words with which the exchange refuses while {@link #refuseAtOnceOrders}. */
  String wordsForRefusedAtOnceOrder();

  /**
   * Somebody offers shares: they trade with our buys at that price or above, at the price of our
   * order; what is left stays in the book.
   */
  void othersSell(Quantity quantity, Price price);

  /** Somebody bids, likewise. */
  void othersBuy(Quantity quantity, Price price);

  /** The same, but just before the next modify or cancel reaches the exchange. */
  void othersSellBeforeNextChange(Quantity quantity, Price price);

  /** From now on the exchange refuses IOC and FOK orders, which the broker has accepted. */
  void refuseAtOnceOrders();

  /** Whether the stream tells that what was open has expired; the list shows it anyway. */
  boolean tellsExpiry();

  /**
   * Whether the stream tells what the exchange took back of an IOC or FOK order; the list shows it
   * anyway.
   */
  boolean tellsDroppedRest();

  /** Brings the day behind its close. */
  void closeMarket();

  /** Something goes wrong with the next request. */
  void next(Trouble trouble);

  /** Something goes wrong with the stream from now on. */
  void stream(Stream stream);

  /** The second page of the order list cannot be read from now on. */
  void failSecondPage();

  /** For that time order list and balance show what is there now, whatever happens. */
  void holdReadings(Duration time);

  @Override
  void close();
}
