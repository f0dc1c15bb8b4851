package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import java.util.List;

/** Is told how ledger and broker compare, inside the event that showed it. Desk thread. */
public interface ReconciliationListener {
  /** Broker and ledger have been brought together; the account may trade. */
  default void ready(BrokerAccount account) {}

  /** What follows comes of a notice of the broker's stream, until {@link #noticeTaken}. */
  default void noticeComes(String account) {}

  /** The notice was taken. */
  default void noticeTaken() {}

  /** The broker's lists cannot be read; they are asked for again and again. */
  default void unreadable(BrokerAccount account, String why) {}

  /** They were read, and what happened meanwhile is booked. */
  default void readable(BrokerAccount account) {}

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
