package io.maemae.broker.fake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What is to go wrong with which of the next requests.
 *
 * @param <T> the kinds of trouble that a broker has
 */
public final class FakeScript<T> {
  private static final class Entry<T> {
    final List<String> transactions;
    final T trouble;
    int left;

    Entry(List<String> transactions, T trouble, int left) {
      this.transactions = transactions;
      this.trouble = trouble;
      this.left = left;
    }
  }

  private record Answer(String transaction, FakeReply reply) {}

  private final List<Entry<T>> entries = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();

  public void add(String transaction, int times, T trouble) {
    entries.add(new Entry<>(List.of(transaction), trouble, times));
  }

  /** Concerns one request only, of any of these. */
  public void addForOneOf(List<String> transactions, T trouble) {
    entries.add(new Entry<>(transactions, trouble, 1));
  }

  /** The next request of a transaction gets this, and nothing is done. */
  public void answer(String transaction, FakeReply reply) {
    answers.add(new Answer(transaction, reply));
  }

  public void clear() {
    entries.clear();
    answers.clear();
  }

  public Optional<FakeReply> takeAnswer(FakeRequest request) {
    for (Iterator<Answer> all = answers.iterator(); all.hasNext(); ) {
      Answer next = all.next();
      if (request.is(next.transaction())) {
        all.remove();
        return Optional.of(next.reply());
      }
    }
    return Optional.empty();
  }

  public Optional<T> take(FakeRequest request) {
    for (Iterator<Entry<T>> all = entries.iterator(); all.hasNext(); ) {
      Entry<T> entry = all.next();
      if (entry.transactions.stream().anyMatch(request::is)) {
        entry.left--;
        if (entry.left == 0) {
          all.remove();
        }
        return Optional.of(entry.trouble);
      }
    }
    return Optional.empty();
  }
}
