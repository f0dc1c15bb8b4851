package io.maemae.broker.kis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Which requests came, in order. */
final class FakeJournal {
  private final List<KisServer.Request> requests = new ArrayList<>();

  void add(KisServer.Request request) {
    requests.add(request);
  }

  List<KisServer.Request> all() {
    return List.copyOf(requests);
  }

  /** Those of a transaction, named by its id or by its path; {@code *} is any. */
  List<KisServer.Request> of(String transaction) {
    return requests.stream().filter(request -> request.is(transaction)).toList();
  }

  /** The largest number of calls that came within any second. */
  int mostWithinOneSecond() {
    List<Long> times =
        requests.stream()
            .filter(request -> request.path().startsWith("/uapi/"))
            .map(KisServer.Request::nanoTime)
            .toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= TimeUnit.SECONDS.toNanos(1)) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
