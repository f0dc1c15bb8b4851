package io.maemae.desk;

import io.maemae.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A stream of market data that may be able to carry only so many symbols. No method blocks. */
public interface MarketFeed {
  /**
   * Says which symbols are to be heard from now on; those that do not fit are asked for now and
   * then. Desk thread.
   *
   * @param symbols the important ones first
   */
  void want(List<Symbol> symbols);

  /**
   * Has the price of a symbol that is {@link #want wanted} asked for before all others; it comes as
   * market data, if it can be read. Any thread.
   */
  void look(Symbol symbol);

  /** How the stream and the way to the broker are; answered once, on any thread. */
  void state(Consumer<State> answer);

  /**
   * How it is at one moment.
   *
   * @param up whether it brings something
   * @param lastHeard when anything came last, in market time
   * @param registrations how many the session has
   * @param cap how many it may have
   * @param polled symbols that found no place, and are asked for now and then
   * @param waiting requests to the broker that wait for their turn
   */
  record State(
      boolean up, Instant lastHeard, int registrations, int cap, List<Symbol> polled, int waiting) {
    /** Copies the symbols. */
    public State {
      polled = List.copyOf(polled);
    }
  }
}
