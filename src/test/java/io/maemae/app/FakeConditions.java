package io.maemae.app;

import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import io.maemae.strategy.ConditionSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Conditions that a test has made; it tells what is found by itself. */
final class FakeConditions implements ConditionSearch {
  final Map<String, List<Symbol>> found = new LinkedHashMap<>();

  /** What was to be watched, each time it was said. */
  final List<Set<String>> watched = new ArrayList<>();

  @Override
  public void list(Consumer<Reading<List<String>>> answer) {
    answer.accept(new Reading.Complete<>(List.copyOf(found.keySet()), Instant.EPOCH));
  }

  @Override
  public void run(String condition, Consumer<Reading<List<Symbol>>> answer) {
    answer.accept(
        found.containsKey(condition)
            ? new Reading.Complete<>(found.get(condition), Instant.EPOCH)
            : new Reading.Unreadable<>("reason:condition.none"));
  }

  @Override
  public void watch(Set<String> conditions) {
    watched.add(new TreeSet<>(conditions));
  }
}
