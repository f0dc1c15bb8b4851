package io.maemae.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tables beside the classes, in {@code /market}: UTF-8, a header line, commas, no quotes; empty
 * lines and lines starting with {@code #} do not count.
 */
final class CsvResource {
  private CsvResource() {}

  /**
   * The rows of a table, without its header, their fields trimmed.
   *
   * @throws IllegalStateException if the file is missing, its header is another or a row has more
   *     or fewer fields: the program was packed wrongly
   */
  static List<List<String>> rows(String name, String header) {
    InputStream stream = CsvResource.class.getResourceAsStream("/market/" + name);
    if (stream == null) {
      throw new IllegalStateException("resource /market/" + name + " is missing");
    }
    List<List<String>> rows;
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      rows =
          reader
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(CsvResource::fields)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("resource /market/" + name, e);
    }
    if (rows.isEmpty() || !rows.get(0).equals(fields(header))) {
      throw new IllegalStateException("resource /market/" + name + " must start with " + header);
    }
    for (List<String> row : rows) {
      if (row.size() != rows.get(0).size()) {
        throw new IllegalStateException("resource /market/" + name + " has a bad row: " + row);
      }
    }
    return rows.subList(1, rows.size());
  }

  private static List<String> fields(String line) {
    return List.of(line.split(",", -1)).stream().map(String::strip).toList();
  }
}
