package io.maemae.broker.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Which requests came, in order. */
public final class FakeJournal {
  private final List<FakeRequest> requests = new ArrayList<>();

  public void add(FakeRequest request) {
    requests.add(request);
  }

  public List<FakeRequest> all() {
    return List.copyOf(requests);
  }

  /** Those of a transaction, named by its id or by its path; {@code *} is any. */
  public List<FakeRequest> of(String transaction) {
    return requests.stream().filter(request -> request.is(transaction)).toList();
  }

  /** The largest number of calls to paths that begin so that came within any second. */
  public int mostWithinOneSecond(String pathPrefix) {
    List<Long> times =
        requests.stream()
            .filter(request -> request.path().startsWith(pathPrefix))
            .map(FakeRequest::nanoTime)
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
