package io.maemae.simulation;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Rows by their key. What is put is noted with the rest of its event; a change of what is there and
 * every reading needs what was put before to have gone well.
 *
 * @param <V> a value that nobody can change
 */
final class Table<K extends Comparable<? super K>, V> {
  private final Journal journal;
  private final NavigableMap<K, V> rows;

  Table(Journal journal) {
    this.journal = journal;
    this.rows = new TreeMap<>();
  }

  /** With the rows of another, which goes on by itself. */
  Table(Journal journal, Table<K, V> other) {
    this.journal = journal;
    this.rows = new TreeMap<>(other.rows);
  }

  /** Changes the row, or adds it if it is not there. */
  void put(K key, V value) {
    journal.requireLife();
    write(key, value);
  }

  /** Adds the row; the event fails if it is there. */
  void insert(K key, V value) {
    if (has(key)) {
      journal.fail(key + " is there already: " + value);
    } else {
      write(key, value);
    }
  }

  /** Changes the row if it is there. */
  void update(K key, UnaryOperator<V> change) {
    journal.change();
    V value = rows.get(key);
    if (value != null) {
      write(key, change.apply(value));
    }
  }

  void remove(K key) {
    journal.change();
    delete(key);
  }

  void removeIf(BiPredicate<K, V> condition) {
    journal.change();
    List<K> keys =
        rows.entrySet().stream()
            .filter(row -> condition.test(row.getKey(), row.getValue()))
            .map(row -> row.getKey())
            .toList();
    keys.forEach(this::delete);
  }

  private void write(K key, V value) {
    V before = rows.put(key, value);
    journal.wrote(() -> restore(key, before));
  }

  private void delete(K key) {
    V before = rows.remove(key);
    journal.wrote(() -> restore(key, before));
  }

  private void restore(K key, V before) {
    if (before == null) {
      rows.remove(key);
    } else {
      rows.put(key, before);
    }
  }

  /** Whether the row is there, for a write that needs it or must not have it. */
  boolean has(K key) {
    journal.requireLife();
    return rows.containsKey(key);
  }

  /** The row, for a write that goes on from it. */
  Optional<V> peek(K key) {
    journal.requireLife();
    return Optional.ofNullable(rows.get(key));
  }

  Optional<V> get(K key) {
    journal.requireWrites();
    return Optional.ofNullable(rows.get(key));
  }

  int size() {
    journal.requireLife();
    return rows.size();
  }

  /** By their keys. */
  List<K> keys() {
    journal.requireWrites();
    return List.copyOf(rows.keySet());
  }

  /** By their keys. */
  List<V> values() {
    journal.requireWrites();
    return List.copyOf(rows.values());
  }

  Optional<K> lastKey() {
    journal.requireWrites();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.lastKey());
  }
}
