package io.maemae.app;

import java.util.List;

/** What must hold when a simulated day is over, whatever went wrong in it. */
final class DayCheck {
  private DayCheck() {}

  /** What does not hold; empty if all does. */
  static List<String> of(SimulatedDay day) {
    DayFacts facts = new DayFacts(day);
    Exchanges exchanges = Exchanges.of(facts);
    day.broken().forEach(facts::wrong);
    DayRequests.check(facts, exchanges);
    DayBooks.check(facts);
    DayElsewhere.check(facts);
    DayLots.check(facts, exchanges);
    DayTelling.check(facts);
    return facts.found();
  }
}
