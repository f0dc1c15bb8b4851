package io.maemae.broker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a list that comes in pages, to its end or not at all: a page that could not be read, a key
 * that does not move, or more pages than there can be give no list. Timeline's thread.
 *
 * @param <Q> what can be asked
 * @param <A> what an answer is
 */
public final class Pages<Q, A extends Answer> {
  private static final int MOST = 100;

  /** How often it is begun anew because the data changed between two pages. */
  private static final int MOST_BEGINNINGS = 3;

  private final RestCalls<Q, A> calls;
  private final Turning<Q, A> turning;

  /** How a broker's pages are turned. */
  public interface Turning<Q, A> {
    /** Whether there is another page. */
    boolean hasMore(A page);

    /** What tells the next page from this one; empty if the broker does not say. */
    Optional<String> key(A page);

    /** Asks for the page after one. */
    Q next(Q question, A page);

    /** Whether an answer without success says that there is nothing to be listed. */
    boolean isEmpty(A answer);

    /** Whether an answer without success says that the data changed since the first page. */
    boolean isChanged(A answer);
  }

  /** Of a broker. */
  public Pages(RestCalls<Q, A> calls, Turning<Q, A> turning) {
    this.calls = calls;
    this.turning = turning;
  }

  /**
   * All pages, in order.
   *
   * @param first asks for the first
   * @param whole exactly one of this and the next is called, once
   * @param failed is told why there is no list
   */
  public void read(Q first, Consumer<List<A>> whole, Consumer<String> failed) {
    begin(first, 1, whole, failed);
  }

  private void begin(Q first, int beginning, Consumer<List<A>> whole, Consumer<String> failed) {
    Runnable again =
        beginning < MOST_BEGINNINGS
            ? () -> begin(first, beginning + 1, whole, failed)
            : () -> failed.accept(Why.CHANGED);
    new Run(whole, failed, again).ask(first);
  }

  /** One way through the pages. */
  private final class Run {
    private final Consumer<List<A>> whole;
    private final Consumer<String> failed;
    private final Runnable again;
    private final List<A> pages = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    Run(Consumer<List<A>> whole, Consumer<String> failed, Runnable again) {
      this.whole = whole;
      this.failed = failed;
      this.again = again;
    }

    void ask(Q question) {
      calls.read(question, outcome -> took(question, outcome));
    }

    private void took(Q question, Outcome<A> outcome) {
      if (!(outcome instanceof Outcome.Answered<A> answered)) {
        failed.accept(outcome.words());
        return;
      }
      A page = answered.answer();
      if (!page.isSuccess()) {
        if (pages.isEmpty() && turning.isEmpty(page)) {
          whole.accept(List.of());
        } else if (turning.isChanged(page)) {
          again.run();
        } else {
          failed.accept(page.words());
        }
        return;
      }
      pages.add(page);
      if (turning.hasMore(page)) {
        next(question, page);
      } else {
        whole.accept(List.copyOf(pages));
      }
    }

    private void next(Q question, A page) {
      Optional<String> key = turning.key(page);
      if (key.isEmpty() || !keys.add(key.get()) || pages.size() >= MOST) {
        failed.accept(Why.ENDLESS);
      } else {
        ask(turning.next(question, page));
      }
    }
  }
}
