package io.maemae.desk;

import io.maemae.market.Symbol;
import io.maemae.order.Outside;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When it was last certain that prices of a symbol come: its stream was there and brought anything
 * at all, or a price that was asked for was answered. A market in which nobody trades is no silent
 * source. Desk thread.
 */
final class PriceSources {
  private final Map<String, MarketFeed> feeds;
  private final Outside outside;
  private final Map<String, MarketFeed.State> states = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<Source, Instant> answered = new HashMap<>();
  private final Map<Source, Instant> certain = new HashMap<>();

  /** A symbol on a feed. */
  private record Source(String feed, Symbol symbol) {}

  /**
   * Knows nothing yet.
   *
   * @param feeds by name
   */
  PriceSources(Map<String, MarketFeed> feeds, Outside outside) {
    this.feeds = Map.copyOf(feeds);
    this.outside = outside;
  }

  /** What was asked will not be answered. */
  void reload() {
    states.clear();
    asked.clear();
    answered.clear();
    certain.clear();
  }

  /** Whether there are any that may stay away. */
  boolean any() {
    return !feeds.isEmpty();
  }

  /** Whether its prices come from a broker, and may stay away. */
  boolean has(String feed) {
    return feeds.containsKey(feed);
  }

  /**
   * Asks how a feed is.
   *
   * @param onAnswer called in the event of the answer
   * @return false if an earlier question has no answer yet
   */
  boolean ask(String feed, Runnable onAnswer) {
    if (!asked.add(feed)) {
      return false;
    }
    outside.<MarketFeed.State>ask(
        answer -> feeds.get(feed).state(answer),
        state -> {
          asked.remove(feed);
          states.put(feed, state);
          onAnswer.run();
        });
    return true;
  }

  /** A price that was asked for has come. */
  void onQuote(String feed, Symbol symbol, Instant at) {
    if (has(feed)) {
      answered.put(new Source(feed, symbol), at);
    }
  }

  /** Has a price asked for soon. */
  void look(String feed, Symbol symbol) {
    outside.tell(() -> feeds.get(feed).look(symbol));
  }

  /** When it was last certain, as far as is known now; never is long ago. */
  Instant certainAt(String feed, Symbol symbol) {
    Source source = new Source(feed, symbol);
    Instant latest = certain.getOrDefault(source, Instant.MIN);
    latest = later(latest, answered.getOrDefault(source, Instant.MIN));
    MarketFeed.State state = states.get(feed);
    if (state != null && state.up() && !state.polled().contains(symbol)) {
      latest = later(latest, state.lastHeard());
    }
    certain.put(source, latest);
    return latest;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
