package io.maemae.broker;

import io.maemae.market.MarketEvent;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.Reading;
import java.util.List;
import java.util.Set;

/** What a broker's stream brings. Called on the adapter's threads; must not block. */
public interface StreamListener {
  /** The market said something. */
  void market(MarketEvent event);

  /**
   * Trades came that could not be read, and are missing.
   *
   * @param symbols whose; empty if they may be anybody's
   */
  void gap(Set<Symbol> symbols);

  /** An order of the account made progress. */
  void notice(ExecutionNotice notice);

  /** What the account holds has changed; only a reading can be relied on. */
  void balanceChanged();

  /** Something came that is about orders, but cannot be trusted: only a reading can tell. */
  void unreadableNotice(String why);

  /**
   * All symbols that meet a condition that is watched, told whenever they change; or why nobody
   * knows, and then what was told before is the best there is.
   */
  void condition(String name, Reading<List<Symbol>> symbols);

  /** The stream is there, with everything registered that fits: what came before it is missing. */
  void up();

  /**
   * Nothing comes any more; it is tried again, for as long as it takes.
   *
   * @param elsewhere whether another program uses the same key, and not the network is at fault
   */
  void down(String why, boolean elsewhere);

  /**
   * The broker gives no access; it is tried again when something is asked.
   *
   * @param why in the broker's words
   */
  void accessRefused(String why);

  /** Whether there is access nobody knows: the broker did not answer, or nothing that is one. */
  void accessUnanswered(String why);
}
