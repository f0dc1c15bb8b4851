package io.maemae.desk;

import io.maemae.market.Symbol;
import io.maemae.order.Outside;
import io.maemae.order.Reading;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.StrategyRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has the conditions searched for that strategies follow, and tells them what was found. What a
 * strategy knew before counts until something else is found. Desk thread.
 */
public final class ConditionWatch {
  private final Map<String, ConditionSearch> searches;
  private final StrategyRunner strategies;
  private final FeedListener listener;
  private final Outside outside;

  /** What the person knows not to be found; changes with the commit of the message only. */
  private final Map<Key, String> told = new HashMap<>();

  private record Key(String feed, String condition) {}

  /**
   * With who finds and who follows.
   *
   * @param searches by the name of the stream
   */
  public ConditionWatch(
      Map<String, ConditionSearch> searches,
      StrategyRunner strategies,
      FeedListener listener,
      Outside outside) {
    this.searches = new TreeMap<>(searches);
    this.strategies = strategies;
    this.listener = listener;
    this.outside = outside;
  }

  /** Asks anew for everything: we have started, or have forgotten what was said. */
  void start() {
    searches.forEach(
        (feed, search) -> {
          Set<String> conditions = strategies.conditions(feed);
          if (!conditions.isEmpty()) {
            outside.tell(() -> search.watch(conditions));
          }
        });
  }

  void on(DeskEvent.ConditionSearched event) {
    Key key = new Key(event.feed(), event.condition());
    if (event.symbols() instanceof Reading.Complete<List<Symbol>> complete) {
      strategies.onCondition(key.feed(), key.condition(), complete.value());
      if (told.containsKey(key)) {
        listener.conditionFound(key.feed(), key.condition());
        outside.tell(() -> told.remove(key));
      }
    } else {
      String why = ((Reading.Unreadable<?>) event.symbols()).why();
      if (!why.equals(told.get(key))) {
        listener.conditionUnknown(key.feed(), key.condition(), why);
        outside.tell(() -> told.put(key, why));
      }
    }
  }
}
