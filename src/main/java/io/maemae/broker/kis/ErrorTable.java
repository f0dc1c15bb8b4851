package io.maemae.broker.kis;

import io.maemae.broker.RestCalls.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What each code of the server ({@code msg_cd}, {@code error_code}) means for an order and for a
 * read. The codes stand in {@code kis/errors.csv}.
 */
final class ErrorTable {
  private static final String FILE = "/kis/errors.csv";
  private static final int OK = 200;
  private static final Map<String, Row> ROWS = rows();

  private record Row(OfOrder order, Fault read) {}

  /** What an answer other than success means for an order. */
  enum OfOrder {
    /** The order host refused it: nothing of it exists. */
    REFUSED,
    /** It may have been taken: a gateway spoke, not the order host. */
    UNKNOWN
  }

  private ErrorTable() {}

  /**
   * What an order's answer without success means. Gateways (EGW, IGW) never speak for the order
   * host, and neither does any status but 200, nor an answer without {@code rt_cd}; a code that is
   * not in the table is judged so.
   */
  static OfOrder ofOrder(KisAnswer answer) {
    boolean judged = !answer.body().path("rt_cd").asText("").isBlank();
    if (answer.status() != OK || answer.code().isEmpty() || !judged) {
      return OfOrder.UNKNOWN;
    }
    Row row = ROWS.get(answer.code());
    if (row != null) {
      return row.order();
    }
    boolean gateway = answer.code().startsWith("EGW") || answer.code().startsWith("IGW");
    return gateway ? OfOrder.UNKNOWN : OfOrder.REFUSED;
  }

  /** What a read's answer without success means. */
  static Fault ofRead(KisAnswer answer) {
    Row row = ROWS.get(answer.code());
    if (row != null) {
      return row.read();
    }
    if (answer.words().contains("변경")) {
      return Fault.CHANGED;
    }
    return answer.status() >= 500 ? Fault.AGAIN : Fault.REFUSED;
  }

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ErrorTable.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 4))
          .forEach(
              columns ->
                  rows.put(
                      columns[0], new Row(OfOrder.valueOf(columns[1]), Fault.valueOf(columns[2]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
