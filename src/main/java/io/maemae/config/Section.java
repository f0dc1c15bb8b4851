package io.maemae.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A map of the configuration while it is read; remembers which keys it was asked for. */
final class Section {
  private final Node.Mapping mapping;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  Section(Node.Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  static boolean isEmptyList(Node node) {
    return node instanceof Node.Sequence list && list.items().isEmpty();
  }

  static boolean isMap(Node node) {
    return node instanceof Node.Mapping;
  }

  int line() {
    return mapping.line();
  }

  String path(String key) {
    return mapping.path().isEmpty() ? key : mapping.path() + "." + key;
  }

  /** A value; a wrong one is told and counts as none. */
  <T> Optional<T> optional(String key, Kind<T> kind) {
    return node(key).flatMap(node -> kind.read(node, problems));
  }

  /** A value that must be there. */
  <T> Optional<T> required(String key, Kind<T> kind) {
    if (node(key).isEmpty()) {
      missing(key, kind.expected());
    }
    return optional(key, kind);
  }

  /** A map. */
  Optional<Section> section(String key) {
    return node(key).flatMap(this::asSection);
  }

  /** A list of texts, without those that are wrong; empty if there is no list. */
  <T> List<T> values(String key, Kind<T> kind) {
    List<T> values = new ArrayList<>();
    for (Node item : items(key, "a list, each item " + kind.expected())) {
      kind.read(item, problems).ifPresent(values::add);
    }
    return values;
  }

  /** A list of maps; empty if there is no list. */
  List<Section> sections(String key) {
    return items(key, "a list of maps").stream()
        .map(this::asSection)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The value of a key as it stands in the file. */
  Optional<Node> node(String key) {
    known.add(key);
    return mapping.get(key);
  }

  /** Tells that a key must be there. */
  void missing(String key, String expected) {
    problems.add(mapping.line(), path(key), "is missing, must be " + expected);
  }

  /** Tells what is wrong with the value of a key, which must be there. */
  void wrong(String key, String message) {
    problems.add(mapping.get(key).orElseThrow(), message);
  }

  /** Tells the keys that nobody asked for. */
  void rejectUnknownKeys() {
    for (Node.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.line(),
            path(entry.key()),
            Suggestions.nearest(entry.key(), known)
                .map(word -> "unknown key, did you mean '" + word + "'?")
                .orElseGet(() -> "unknown key, must be one of " + String.join(", ", known)));
      }
    }
  }

  private List<Node> items(String key, String expected) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    notA(node.get(), expected);
    return List.of();
  }

  private Optional<Section> asSection(Node node) {
    if (node instanceof Node.Mapping map) {
      return Optional.of(new Section(map, problems));
    }
    notA(node, "a map of keys");
    return Optional.empty();
  }

  /** Does not show the text: it may be a secret in the wrong place. */
  private void notA(Node node, String expected) {
    String found =
        node.fold(s -> "is a single value", s -> "is a list", m -> "is a map", e -> "has no value");
    problems.add(node, found + ", must be " + expected);
  }
}
