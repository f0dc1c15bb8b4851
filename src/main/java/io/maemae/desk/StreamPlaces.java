package io.maemae.desk;

import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.order.Outside;
import io.maemae.order.SettingStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells once a day which symbols that matter have found no place on a stream: their prices are only
 * asked for, and what guards them acts later. Desk thread.
 */
final class StreamPlaces {
  /** By then a stream has registered what fits, and asked again for what was put off. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private static final String TOLD = "no-place-told.";

  private final Map<String, MarketFeed> feeds;
  private final SettingStore settings;
  private final FeedListener listener;
  private final Outside outside;
  private final InstantSource clock;

  /** The feeds that are looked at soon. */
  private final Set<String> planned = new HashSet<>();

  StreamPlaces(
      Map<String, MarketFeed> feeds,
      SettingStore settings,
      FeedListener listener,
      Outside outside,
      InstantSource clock) {
    this.feeds = Map.copyOf(feeds);
    this.settings = settings;
    this.listener = listener;
    this.outside = outside;
    this.clock = clock;
  }

  /** Nothing is planned any more: what was to come was forgotten. */
  void reset() {
    planned.clear();
  }

  /**
   * Looks at a feed when it has settled.
   *
   * @param important says then which of its symbols matter, in their order
   */
  void look(String feed, Supplier<Collection<Symbol>> important) {
    if (planned.add(feed)) {
      outside.wakeAt(
          clock.instant().plus(SETTLED),
          () -> {
            planned.remove(feed);
            outside.<MarketFeed.State>ask(
                answer -> feeds.get(feed).state(answer),
                state -> took(feed, important.get(), state));
          });
    }
  }

  private void took(String feed, Collection<Symbol> important, MarketFeed.State state) {
    List<Symbol> left = important.stream().filter(state.polled()::contains).toList();
    LocalDate today = MarketTime.date(clock.instant());
    boolean told = settings.setting(TOLD + feed).filter(today.toString()::equals).isPresent();
    // Of a stream that is away it is told that it is; when it is back it is looked at again.
    if (state.up() && !left.isEmpty() && !told) {
      settings.setting(TOLD + feed, Optional.of(today.toString()));
      listener.noPlace(feed, left);
    }
  }
}
