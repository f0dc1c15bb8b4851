package io.maemae.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row to be written: its key, and the value of each other column. */
final class Row {
  private final String table;
  private final Map<String, Object> key = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Row(String table) {
    this.table = table;
  }

  static Row of(String table) {
    return new Row(table);
  }

  /** A column that says which row it is. */
  Row key(String column, Object value) {
    key.put(column, value);
    return this;
  }

  /** A column. */
  Row with(String column, Object value) {
    values.put(column, value);
    return this;
  }

  /** Which row it is: two that are equal in it are the same row. */
  List<Object> id() {
    List<Object> id = new ArrayList<>(key.values());
    id.add(table);
    return id;
  }

  /** A statement with its arguments. */
  record Change(String sql, List<Object> arguments) {}

  /** Changes the row, or adds it if it is not there. */
  Change put() {
    return change(
        "merge into "
            + table
            + columns()
            + " key ("
            + String.join(", ", key.keySet())
            + ")"
            + values());
  }

  /** Adds the row. */
  Change insert() {
    return change("insert into " + table + columns() + values());
  }

  private Change change(String sql) {
    List<Object> arguments = new ArrayList<>(key.values());
    arguments.addAll(values.values());
    return new Change(sql, arguments);
  }

  private String columns() {
    return Stream.of(key, values)
        .flatMap(columns -> columns.keySet().stream())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private String values() {
    int count = key.size() + values.size();
    return " values (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }

  @Override
  public String toString() {
    return table + " " + key;
  }
}
