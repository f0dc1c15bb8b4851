package io.maemae.journal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a journal: fields that hold no tab, the first of which says what the others are.
 *
 * <ul>
 *   <li>{@code H}: what there was at the start
 *   <li>a number: the event of that number, then for each call that the desk made of a port three
 *       fields: its name, its arguments, and its outcome
 *   <li>{@code !}: the record ends here, with the time and the reason
 *   <li>{@code .}: the run ended here
 * </ul>
 *
 * <p>An outcome is {@code -} where there is none, {@code =} and a value, or {@code x}, the name of
 * an exception and its message.
 */
record Line(List<String> fields) {
  static final String START = "H";
  static final String NOT_REPLAYABLE = "!";
  static final String END = ".";
  static final String NOTHING = "-";
  static final String VALUE = "=";
  static final String THREW = "x";

  /** The name of a call that says how the desk itself failed at an event. */
  static final String DESK_FAILED = "desk.failed";

  private static final String BETWEEN = "\t";

  static Line parse(String text) {
    return new Line(List.of(text.split(BETWEEN, -1)));
  }

  String kind() {
    return fields.get(0);
  }

  String text() {
    return fields.stream().collect(Collectors.joining(BETWEEN));
  }
}
