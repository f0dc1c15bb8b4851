package io.maemae.broker.kiwoom;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server keeps of one session of the stream. */
public final class FakeSubscriber {
  /** Those arrive for the account or the market, whatever item was registered. */
  private static final Set<String> WITHOUT_ITEM = Set.of("00", "04", "0s");

  final Map<String, Set<KiwoomServer.Registration>> groups = new LinkedHashMap<>();

  /** Conditions it hears of in real time. */
  final Set<String> conditions = new LinkedHashSet<>();

  boolean loggedIn;

  /** Whether it has asked for the list of conditions. */
  boolean listed;

  /** The heartbeat that it has not sent back yet; empty if there is none. */
  String owed = "";

  List<KiwoomServer.Registration> registrations() {
    return groups.values().stream().flatMap(Set::stream).distinct().toList();
  }

  boolean hears(FakeFrame.Entry entry) {
    if (entry.type().equals("02")) {
      return conditions.contains(entry.node().path("values").path("841").asText());
    }
    return registrations().stream()
        .filter(key -> key.type().equals(entry.type()))
        .anyMatch(
            key ->
                WITHOUT_ITEM.contains(key.type())
                    || key.item().equals(entry.item())
                    || key.type().equals("1h") && key.item().isEmpty());
  }
}
