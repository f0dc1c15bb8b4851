package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Is told how ledger and broker compare, inside the event that showed it. Desk thread. */
public interface ReconciliationListener {
  /** Broker and ledger have been brought together; the account may trade. */
  default void ready(BrokerAccount account) {}

  /** What follows comes of a notice of the broker's stream, until {@link #noticeTaken}. */
  default void noticeComes(String account) {}

  /** The notice was taken. */
  default void noticeTaken() {}

  /** The list of a day of an account was read whole, and what it tells is in the ledger. */
  default void ordersRead(String account, LocalDate date, Instant begunAt) {}

  /**
   * A part of an account cannot be read; it is asked for again and again.
   *
   * @param balance when the balance that is gone by meanwhile was read; empty if the account is not
   *     ready, so that nothing is ordered on it
   */
  default void unreadable(
      BrokerAccount account, Part part, String why, Optional<Instant> balance) {}

  /**
   * It was read, and what happened meanwhile is booked; also where only orders had rested for want
   * of another part, which are placed again with this one.
   */
  default void readable(BrokerAccount account, Part part, Placing placing) {}

  /** What is read of an account, each by itself. */
  enum Part {
    /** The lists of its orders. */
    ORDERS,
    /** Its cash and shares. */
    BALANCE
  }

  /** Whether orders are placed on an account that a part was read of again. */
  enum Placing {
    /** They always were. */
    GOES_ON,
    /** They were not, and are from now on. */
    AGAIN,
    /** They are not before the rest was read. */
    RESTS
  }

  /** The balance was read whole, and compared with the ledger. */
  default void balance(BrokerAccount account, Reading.Complete<Balance> reading) {}

  /** The broker holds shares more or fewer than any order explains; the ledger follows it. */
  default void unexplainedShares(
      BrokerAccount account, Symbol symbol, long units, ShareChange change) {}

  /** What shares were taken for that no order explains. */
  enum ShareChange {
    /** They came to nobody's lot, or went from it first, with what they cost. */
    MOVED,
    /** The old shares in other pieces, of which every lot has its part. */
    REGROUPED,
    /** They came at no cost, given to the owner or transferred in; nobody's. */
    CAME_FREE
  }

  /**
   * The account was taken up while something was bought or sold elsewhere, and with so many shares
   * too few; the ledger begins with them now.
   */
  default void openingCorrected(BrokerAccount account, Symbol symbol, long units) {}

  /** The same of cash alone: the ledger begins with so much more, or less, than it was read. */
  default void openingCashCorrected(BrokerAccount account, Money amount) {}

  /** The account holds what cannot be traded from here, and did not when it was read before. */
  default void untradeable(BrokerAccount account, List<String> codes) {}

  /** The broker's cash differs by more than fees and tax explain; the ledger follows it. */
  default void unexplainedCash(BrokerAccount account, Money amount) {}
}
