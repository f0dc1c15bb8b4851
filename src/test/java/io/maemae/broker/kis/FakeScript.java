package io.maemae.broker.kis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What is to go wrong with which of the next requests. */
final class FakeScript {
  private static final class Entry {
    final List<String> transactions;
    final KisServer.Trouble trouble;
    int left;

    Entry(List<String> transactions, KisServer.Trouble trouble, int left) {
      this.transactions = transactions;
      this.trouble = trouble;
      this.left = left;
    }
  }

  private record Answer(String transaction, FakeReply reply) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();

  void add(String transaction, int times, KisServer.Trouble trouble) {
    entries.add(new Entry(List.of(transaction), trouble, times));
  }

  /** Concerns one request only, of any of these. */
  void addForOneOf(List<String> transactions, KisServer.Trouble trouble) {
    entries.add(new Entry(transactions, trouble, 1));
  }

  /** The next request of a transaction gets this, and nothing is done. */
  void answer(String transaction, FakeReply reply) {
    answers.add(new Answer(transaction, reply));
  }

  void clear() {
    entries.clear();
    answers.clear();
  }

  Optional<FakeReply> takeAnswer(KisServer.Request request) {
    for (Iterator<Answer> all = answers.iterator(); all.hasNext(); ) {
      Answer next = all.next();
      if (request.is(next.transaction())) {
        all.remove();
        return Optional.of(next.reply());
      }
    }
    return Optional.empty();
  }

  Optional<KisServer.Trouble> take(KisServer.Request request) {
    for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
      Entry entry = all.next();
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
