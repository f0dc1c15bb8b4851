package io.maemae.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value in a YAML file, with the line it stands on (from 1) and the path of its key ({@code
 * accounts[0].cash}; empty for the whole file). Texts are as written: {@code 005930} keeps its
 * zeros and {@code no} is not false.
 */
public sealed interface Node {
  /** The line, from 1. */
  int line();

  /** The path of the key. */
  String path();

  /** One result for each kind of value. */
  <T> T fold(
      Function<Scalar, T> scalar,
      Function<Sequence, T> sequence,
      Function<Mapping, T> mapping,
      Function<Empty, T> empty);

  /** The words for a message about this value, such as {@code 'abc'} or {@code a list}. */
  default String describe() {
    return fold(s -> "'" + s.text() + "'", s -> "a list", m -> "a map", e -> "empty");
  }

  /**
   * Text, a number, a date or the like.
   *
   * @param quoted whether it was written in quotes or as a block
   */
  record Scalar(int line, String path, String text, boolean quoted) implements Node {
    @Override
    public <T> T fold(
        Function<Scalar, T> scalar,
        Function<Sequence, T> sequence,
        Function<Mapping, T> mapping,
        Function<Empty, T> empty) {
      return scalar.apply(this);
    }
  }

  /** A list. */
  record Sequence(int line, String path, List<Node> items) implements Node {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public <T> T fold(
        Function<Scalar, T> scalar,
        Function<Sequence, T> sequence,
        Function<Mapping, T> mapping,
        Function<Empty, T> empty) {
      return sequence.apply(this);
    }
  }

  /** A map, in the order of the file; no key comes twice. */
  record Mapping(int line, String path, List<Entry> entries) implements Node {
    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value of a key. */
    public Optional<Node> get(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
    }

    @Override
    public <T> T fold(
        Function<Scalar, T> scalar,
        Function<Sequence, T> sequence,
        Function<Mapping, T> mapping,
        Function<Empty, T> empty) {
      return mapping.apply(this);
    }
  }

  /** A key with nothing after it, {@code ~} or {@code null}. */
  record Empty(int line, String path) implements Node {
    @Override
    public <T> T fold(
        Function<Scalar, T> scalar,
        Function<Sequence, T> sequence,
        Function<Mapping, T> mapping,
        Function<Empty, T> empty) {
      return empty.apply(this);
    }
  }

  /** A key with its value; the line is that of the key. */
  record Entry(String key, int line, Node value) {}
}
