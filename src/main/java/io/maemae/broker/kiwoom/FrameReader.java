package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.maemae.broker.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a frame apart: its {@code trnm} and the entries of its {@code data}. A tree of nodes is not
 * made, for frames come thousands a second. The keys of an object come in any order, {@code trnm}
 * and {@code type} perhaps last, so nothing is known before the frame is read to its end.
 *
 * <p>Keeps its entries for the next frame. Not thread-safe.
 */
final class FrameReader {
  private static final String REAL = "REAL";

  /** Entries beyond these are not kept: a long answer to a search has some too. */
  private static final int MOST_KEPT = 64;

  // The names are few: they are kept in the factory's own table, and need no place in the JVM's.
  private final JsonFactory json =
      new JsonFactoryBuilder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
  private final List<Entry> entries = new ArrayList<>();
  private int count;
  private boolean hasData;
  private String name = "";

  /**
   * Reads a frame.
   *
   * @throws ProtocolException if it is not one whole JSON object with a {@code trnm}, or if it is
   *     real-time and has no data; it does not show the frame, which may hold an account
   */
  void read(String frame) throws ProtocolException {
    begin();
    try (JsonParser parser = json.createParser(frame)) {
      readFrame(parser);
    } catch (IOException e) {
      // Without its message and cause, which quote the frame.
      throw new ProtocolException("a frame is no JSON: " + e.getClass().getSimpleName());
    }
    if (name.isEmpty()) {
      throw new ProtocolException("trnm is missing");
    }
    if (isReal() && !hasData) {
      throw new ProtocolException("data is missing");
    }
  }

  /** Whether the frame tells of the market or of orders. */
  boolean isReal() {
    return name.equals(REAL);
  }

  /** Whether it does, or may: a frame that could not be read does not always say so. */
  boolean mayBeReal() {
    return name.isEmpty() || isReal();
  }

  /** What the frame held; until the next is read. */
  List<Entry> entries() {
    return entries.subList(0, count);
  }

  private void begin() {
    if (entries.size() > MOST_KEPT) {
      entries.subList(MOST_KEPT, entries.size()).clear();
    }
    count = 0;
    hasData = false;
    name = "";
  }

  private void readFrame(JsonParser parser) throws IOException, ProtocolException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new ProtocolException("a frame is no JSON object");
    }
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("trnm")) {
        name = text(parser, value).strip();
      } else if (key.equals("data") && value == JsonToken.START_ARRAY) {
        hasData = true;
        readData(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new ProtocolException("a frame has something behind its end");
    }
  }

  private void readData(JsonParser parser) throws IOException {
    for (JsonToken value = parser.nextToken();
        value != JsonToken.END_ARRAY;
        value = parser.nextToken()) {
      Entry entry = nextEntry();
      if (value == JsonToken.START_OBJECT) {
        readEntry(parser, entry);
      } else {
        parser.skipChildren(); // stays without a type
      }
    }
  }

  private Entry nextEntry() {
    if (count == entries.size()) {
      entries.add(new Entry());
    }
    Entry entry = entries.get(count++);
    entry.clear();
    return entry;
  }

  private static void readEntry(JsonParser parser, Entry entry) throws IOException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (key) {
        case "type" -> entry.type(text(parser, value));
        case "item" -> entry.item(text(parser, value));
        case "values" -> readValues(parser, value, entry);
        default -> parser.skipChildren();
      }
    }
  }

  private static void readValues(JsonParser parser, JsonToken values, Entry entry)
      throws IOException {
    if (values != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      int slot = Fid.slot(key);
      JsonToken value = parser.nextToken();
      if (slot == Fid.NONE) {
        parser.skipChildren();
      } else {
        entry.put(slot, text(parser, value));
      }
    }
  }

  /** A text, or what is written in place of one; null is a blank. */
  private static String text(JsonParser parser, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return "";
    }
    String text = parser.getText();
    parser.skipChildren();
    return text;
  }
}
