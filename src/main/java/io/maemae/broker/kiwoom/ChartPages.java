package io.maemae.broker.kiwoom;

import io.maemae.market.Bar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One way back through the pages of a chart, from the newest row to what is wanted: says after each
 * page whether the next one is to be asked for. Owned by one thread.
 *
 * @param <T> what a row is named by
 */
final class ChartPages<T extends Comparable<? super T>> {
  private final T first;
  private final int most;
  private final TreeMap<Instant, Bar> bars = new TreeMap<>();
  private Optional<T> oldest = Optional.empty();
  private int pages;

  /** What is to be done now. */
  enum Step {
    /** Ask for the next page. */
    NEXT,
    /** All that was wanted is there. */
    WHOLE,
    /** The broker keeps nothing older, though more was wanted. */
    CUT_SHORT,
    /** A page was no older than the one before, or there are too many: no end to be trusted. */
    ENDLESS
  }

  /**
   * Before the first page.
   *
   * @param first nothing is wanted of before it
   * @param most how many pages are read at most
   */
  ChartPages(T first, int most) {
    this.first = first;
    this.most = most;
  }

  /**
   * Takes a page.
   *
   * @param more whether the server says that another one follows
   */
  Step add(ChartCodec.Page<T> page, boolean more) {
    pages++;
    // The page that was asked for later knows no more of a bar than the one asked for earlier.
    page.bars().forEach(bar -> bars.putIfAbsent(bar.start(), bar));
    if (page.goesFurtherBack() || page.oldest().filter(o -> o.compareTo(first) <= 0).isPresent()) {
      return Step.WHOLE;
    } else if (!more) {
      return Step.CUT_SHORT;
    }
    boolean isOlder =
        page.oldest().filter(o -> oldest.isEmpty() || o.compareTo(oldest.get()) < 0).isPresent();
    oldest = page.oldest();
    return isOlder && pages < most ? Step.NEXT : Step.ENDLESS;
  }

  /** All bars of the pages so far, the oldest first. */
  List<Bar> bars() {
    return List.copyOf(bars.values());
  }
}
