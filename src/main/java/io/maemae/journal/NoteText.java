package io.maemae.journal;

import io.maemae.desk.DeskEvent;
import java.util.ArrayList;
import java.util.List;

/** Notes as the lines of a journal. */
final class NoteText {
  private final Mask mask;

  NoteText(Mask mask) {
    this.mask = mask;
  }

  String of(Header header) {
    return new Line(List.of(Line.START, value(header, Header.class))).text();
  }

  String of(Recorder.Note note) {
    List<String> fields = new ArrayList<>(2 + 3 * note.calls().size());
    fields.add(Long.toString(note.number()));
    fields.add(value(note.event(), DeskEvent.class));
    for (Call call : note.calls()) {
      fields.add(call.name());
      fields.add(arguments(call));
      fields.add(outcome(call));
    }
    if (!note.failure().isEmpty()) {
      fields.addAll(failed(note.failure()));
    }
    return new Line(fields).text();
  }

  /** The desk's own failure, as if it had been a call. */
  static List<String> failed(String exception) {
    return List.of(Line.DESK_FAILED, "[\"" + exception + "\"]", Line.NOTHING);
  }

  /** What a call asked for. */
  String arguments(Call call) {
    JsonText text = new JsonText(mask);
    new WishWriter(text).write(call.arguments());
    return text.toString();
  }

  private String outcome(Call call) {
    if (call.thrown() != null) {
      String message = String.valueOf(call.thrown().getMessage());
      String words = new JsonText(mask).quoted(message).toString();
      return Line.THREW + call.thrown().getClass().getName() + " " + words;
    }
    return call.method().getReturnType() == void.class
        ? Line.NOTHING
        : Line.VALUE + value(call.result(), call.method().getGenericReturnType());
  }

  private String value(Object value, java.lang.reflect.Type type) {
    JsonText text = new JsonText(mask);
    new ValueWriter(text).write(value, type);
    return text.toString();
  }
}
