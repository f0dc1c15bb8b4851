package io.maemae.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * A broker's server on loopback, as far as {@link TickToOrder} needs it: what one broker does
 * otherwise than the next. Prices are won.
 */
interface MeasuredServer extends AutoCloseable {
  /** Starts one. */
  interface Start {
    /**
     * For a live account.
     *
     * @param clock the market's
     * @param prices yesterday's closes by symbol
     */
    MeasuredServer with(InstantSource clock, Map<String, Long> prices);
  }

  /** Its account, as the configuration names it, at a hundred requests a second. */
  String account();

  /** Where orders arrive. */
  URI restUri();

  /** Where frames come from. */
  URI streamUri();

  /** Others bid and offer so many shares. */
  void othersTrade(String symbol, long quantity, long bid, long ask);

  /** Waits until trades of a symbol are registered; AssertionError if they are not. */
  void awaitRegistered(String symbol, Duration atMost);

  /** Sends the frame of a trade of one share that is none of ours, and nothing else. */
  void trade(String symbol, long price);

  /** Sends a heartbeat, and waits until it came back; AssertionError if it does not. */
  void heartbeat(Duration atMost);

  /** How many requests of orders have arrived. */
  int orders();

  @Override
  void close();
}
