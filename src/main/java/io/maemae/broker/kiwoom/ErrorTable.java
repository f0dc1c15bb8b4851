package io.maemae.broker.kiwoom;

import io.maemae.broker.RestCalls.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer other than success means for an order and for a read, and which codes are about
 * the token, on the stream too. The codes stand in {@code kiwoom/errors.csv}.
 *
 * <p>Source: official specification 451f89c, table of errors (37 codes); codes of the host as users
 * of the service report them.
 */
final class ErrorTable {
  private static final String FILE = "/kiwoom/errors.csv";
  private static final int OK = 200;
  private static final int TOO_MANY = 429;
  private static final String OF_ONE_API = "1700";
  private static final int SERVER_ERROR = 500;

  /** The coarse code with which the host refuses (return_code). */
  private static final String OF_HOST = "20";

  /** What the host may say, in its usual layout, of an order whose fate it does not know itself. */
  private static final List<String> DOUBTS =
      List.of("시간초과", "타임아웃", "timeout", "timedout", "지연", "응답", "장애", "통신", "처리중", "내역", "오류발생");

  private static final Map<ErrorCode, Row> ROWS = rows();

  private record Row(OfOrder order, Fault read) {}

  /** What an answer other than success means for an order. */
  enum OfOrder {
    /** It was refused clearly: nothing of it exists. */
    REFUSED,
    /** It may have been taken. */
    UNKNOWN
  }

  private ErrorTable() {}

  /**
   * What an order's answer without success means. The host refuses with HTTP 200, the coarse code
   * 20 and exactly one code, unless its words leave doubt; the table need not know that code, for
   * nobody has a list of them. The gateway refuses only by codes that say of the order itself that
   * there can be none such. All else is unknown: throttling, tokens and unexpected errors too, for
   * nothing documents that they come before the host is asked.
   */
  static OfOrder ofOrder(KiwoomAnswer answer) {
    Optional<ErrorCode> code = ErrorCode.of(answer);
    if (answer.status() != OK || code.isEmpty() || answer.code().isEmpty()) {
      return OfOrder.UNKNOWN;
    }
    if (code.get().speaker() == ErrorCode.Speaker.HOST
        && (!answer.code().equals(OF_HOST) || leavesDoubt(answer.words()))) {
      return OfOrder.UNKNOWN;
    }
    Row row = ROWS.get(code.get());
    if (row != null) {
      return row.order();
    }
    return code.get().speaker() == ErrorCode.Speaker.HOST ? OfOrder.REFUSED : OfOrder.UNKNOWN;
  }

  private static boolean leavesDoubt(String words) {
    String bare = words.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    return DOUBTS.stream().anyMatch(bare::contains);
  }

  /**
   * What a read's answer without success means. The coarse code 5 alone is no throttling, for a
   * symbol of a wrong form gets it too.
   */
  static Fault ofRead(KiwoomAnswer answer) {
    Optional<Fault> told = ErrorCode.of(answer).map(ROWS::get).map(Row::read);
    if (told.isPresent()) {
      return told.get();
    }
    if (answer.status() == TOO_MANY) {
      return Fault.THROTTLED;
    }
    return answer.status() >= SERVER_ERROR ? Fault.AGAIN : Fault.REFUSED;
  }

  /** Whether a code of the gateway says that the token is at fault, wherever it stood. */
  static boolean isOfToken(String code) {
    Row row = ROWS.get(new ErrorCode(ErrorCode.Speaker.GATEWAY, code));
    return row != null && row.read() == Fault.TOKEN;
  }

  /** Whether an answer refuses one call of an api-id too many, and not one of all. */
  static boolean isOfOneApi(KiwoomAnswer answer) {
    return ErrorCode.of(answer).filter(code -> code.text().equals(OF_ONE_API)).isPresent();
  }

  private static Map<ErrorCode, Row> rows() {
    Map<ErrorCode, Row> rows = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ErrorTable.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 5))
          .forEach(
              columns ->
                  rows.put(
                      new ErrorCode(ErrorCode.Speaker.valueOf(columns[0]), columns[1]),
                      new Row(OfOrder.valueOf(columns[2]), Fault.valueOf(columns[3]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
