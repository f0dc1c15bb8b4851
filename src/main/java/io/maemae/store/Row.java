package io.maemae.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A row to be written: its key, and the value of each other column. */
final class Row {
  private final String table;
  private final Map<String, Object> key = new LinkedHashMap<>();
  private final Map<String, Object> fixed = new LinkedHashMap<>();
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

  /** A column that never changes once the row is there. */
  Row fixed(String column, Object value) {
    fixed.put(column, value);
    return this;
  }

  /** A column. */
  Row with(String column, Object value) {
    values.put(column, value);
    return this;
  }

  String updateSql() {
    return "update " + table + " set " + list(values, ", ") + " where " + list(key, " and ");
  }

  List<Object> updateArguments() {
    List<Object> arguments = new ArrayList<>(values.values());
    arguments.addAll(key.values());
    return arguments;
  }

  String insertSql() {
    List<String> columns = new ArrayList<>(key.keySet());
    columns.addAll(fixed.keySet());
    columns.addAll(values.keySet());
    String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    return "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")";
  }

  List<Object> insertArguments() {
    List<Object> arguments = new ArrayList<>(key.values());
    arguments.addAll(fixed.values());
    arguments.addAll(values.values());
    return arguments;
  }

  @Override
  public String toString() {
    return table + " " + key;
  }

  private static String list(Map<String, Object> columns, String separator) {
    return columns.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(separator));
  }
}
