package io.maemae.telegram;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every call, in the order in which they came. Every method is called under the monitor. */
final class FakeJournal {
  private final List<Call> calls = new ArrayList<>();
  private final InstantSource clock;

  FakeJournal(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the call's number. */
  int add(FakeRequest request) {
    calls.add(
        new Call(
            request.method(),
            request.parameters().deepCopy(),
            request.files(),
            clock.instant(),
            0));
    return calls.size() - 1;
  }

  void answered(int number, int status) {
    Call call = calls.get(number);
    calls.set(number, new Call(call.method(), call.parameters(), call.files(), call.at(), status));
  }

  List<Call> calls(String method) {
    return calls.stream().filter(call -> FakeScript.matches(method, call.method())).toList();
  }
}
