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

  private final List<Entry> entries = new ArrayList<>();

  void add(String transaction, int times, KisServer.Trouble trouble) {
    entries.add(new Entry(List.of(transaction), trouble, times));
  }

  /** Concerns one request only, of any of these. */
  void addForOneOf(List<String> transactions, KisServer.Trouble trouble) {
    entries.add(new Entry(transactions, trouble, 1));
  }

  void clear() {
    entries.clear();
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
