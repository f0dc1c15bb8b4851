package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A REAL frame, of which every session gets the entries that it has asked for. */
record FakeFrame(List<Entry> entries) {
  /** One entry of {@code data}. */
  record Entry(String type, String item, ObjectNode node) {}

  FakeFrame {
    entries = List.copyOf(entries);
  }

  static FakeFrame of(String type, String name, String item, ObjectNode values) {
    return new FakeFrame(List.of(entry(type, name, item, values)));
  }

  static Entry entry(String type, String name, String item, ObjectNode values) {
    ObjectNode node = FakeJson.of("type", type, "name", name, "item", item);
    node.set("values", values);
    return new Entry(type, item, node);
  }

  /** The text for who asked for some of it. */
  Optional<String> text(Predicate<Entry> asked) {
    List<ObjectNode> nodes = entries.stream().filter(asked).map(Entry::node).toList();
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode frame = FakeJson.of("trnm", "REAL");
    frame.set("data", FakeJson.array(nodes));
    return Optional.of(frame.toString());
  }
}
