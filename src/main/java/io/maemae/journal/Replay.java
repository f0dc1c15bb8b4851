package io.maemae.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maemae.desk.DeskEvent;
import io.maemae.order.DamagedStoreException;
import io.maemae.order.StoreException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Has a desk decide again what a journal recorded: gives it the events, answers its ports from the
 * record, and compares what it asks of them. One thread.
 */
public final class Replay implements Ports, AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Fields of an event before its calls, and of a call. */
  private static final int BEFORE_CALLS = 2;

  private static final int OF_CALL = 3;

  private final JournalReader reader;
  private final NoteText text = new NoteText(Mask.NONE);
  private final Header header;
  private List<String> fields = List.of();
  private DeskEvent event;
  private int position;
  private long number;
  private long decisions;
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;
  private String reason = "";

  /**
   * What came of a replay.
   *
   * @param events how many were decided again
   * @param first when the first of them was, likewise the last; no order if there was none
   * @param decisions how many of them asked something of the world
   * @param difference the first one, if there is one
   * @param ending what is to be said of the end of the record; empty if the run ended there
   * @param reason why it ended there, a reason of the catalogue; empty if that is not known
   */
  public record Outcome(
      long events,
      Instant first,
      Instant last,
      long decisions,
      Optional<Difference> difference,
      String ending,
      String reason) {}

  private Replay(JournalReader reader, Header header) {
    this.reader = reader;
    this.header = header;
  }

  /**
   * Opens a journal.
   *
   * @throws JournalException if it is none that this build can read
   */
  public static Replay open(Path file) throws IOException, JournalException {
    JournalReader reader = JournalReader.open(file);
    try {
      Optional<String> start = reader.next();
      List<String> fields = start.map(line -> Line.parse(line).fields()).orElse(List.of(""));
      if (!fields.get(0).equals(Line.START) || fields.size() != BEFORE_CALLS) {
        throw new JournalException("it does not begin as a journal does");
      }
      return new Replay(reader, header(fields.get(1)));
    } catch (IOException | JournalException e) {
      reader.close();
      throw e;
    }
  }

  private static Header header(String json) throws JournalException {
    try {
      JsonNode start = JSON.readTree(json);
      if (start.path(0).asInt() != Header.FORMAT) {
        throw new JournalException(
            "its format is " + start.path(0).asInt() + ", this build reads " + Header.FORMAT);
      }
      return header(start);
    } catch (JsonProcessingException e) {
      throw new JournalException("it does not begin as a journal does");
    }
  }

  private static Header header(JsonNode start) throws JournalException {
    try {
      return (Header) ValueReader.read(start, Header.class);
    } catch (UnknownShapeException e) {
      throw new JournalException(
          "it is of another build, "
              + start.path(1).asText("unknown")
              + ", whose configuration this one cannot read: "
              + e.getMessage());
    }
  }

  private static Object value(String json, Type type) {
    try {
      return ValueReader.read(JSON.readTree(json), type);
    } catch (JsonProcessingException e) {
      throw new UnknownShapeException(e.getOriginalMessage());
    }
  }

  /** What there was before the first event. */
  public Header header() {
    return header;
  }

  /**
   * Replays it to its end, or to the first difference.
   *
   * @param made makes the desk, with these ports
   * @throws JournalException if an event is not as it was written; the message names it
   */
  public Outcome run(Supplier<Consumer<DeskEvent>> made) throws IOException, JournalException {
    try {
      Optional<String> ending = next();
      Consumer<DeskEvent> desk = ending.isEmpty() ? made.get() : e -> {};
      while (ending.isEmpty()) {
        decide(desk);
        ending = next();
      }
      return outcome(Optional.empty(), ending.get());
    } catch (Divergence e) {
      return outcome(Optional.of(e.difference()), "");
    }
  }

  private Outcome outcome(Optional<Difference> difference, String ending) {
    return new Outcome(number, first, last, decisions, difference, ending, reason);
  }

  /** Reads the next event; at the end what is to be said of it. */
  private Optional<String> next() throws IOException, JournalException {
    try {
      Optional<String> line = reader.next();
      if (line.isEmpty()) {
        return Optional.of(
            "the record is cut there, and does not say why: the program still runs, was ended by force,"
                + " or had no room to write");
      }
      fields = Line.parse(line.get()).fields();
      if (fields.get(0).equals(Line.END)) {
        return Optional.of("");
      } else if (fields.get(0).equals(Line.NOT_REPLAYABLE)) {
        reason = fields.get(2);
        return Optional.of("not replayable after " + fields.get(1));
      }
      begin();
      return Optional.empty();
    } catch (JournalException | UnknownShapeException e) {
      throw new JournalException("event " + (number + 1) + ": " + e.getMessage());
    }
  }

  private void begin() throws JournalException {
    if (!fields.get(0).equals(Long.toString(number + 1))
        || fields.size() < BEFORE_CALLS
        || (fields.size() - BEFORE_CALLS) % OF_CALL != 0) {
      throw new JournalException("it is out of its order, or not whole");
    }
    event = (DeskEvent) value(fields.get(1), DeskEvent.class);
    position = BEFORE_CALLS;
  }

  private void decide(Consumer<DeskEvent> desk) {
    try {
      desk.accept(event);
    } catch (RuntimeException e) {
      expect(NoteText.failed(e.getClass().getName()));
      position += OF_CALL;
    }
    if (position < fields.size()) {
      throw new Divergence(new Difference(number + 1, event, recorded(), ""));
    }
    number++;
    first = number == 1 ? event.at() : first;
    last = event.at().isAfter(last) ? event.at() : last;
  }

  @Override
  public <T> T port(Class<T> type, String name, T real) {
    InvocationHandler answering =
        (proxy, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? Identity.of(proxy, method, arguments)
                : answer(Call.of(name, method, arguments));
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answering));
  }

  private Object answer(Call call) {
    if (fields.size() == BEFORE_CALLS && call.isCommitOfNothing()) {
      return null;
    }
    expect(List.of(call.name(), text.arguments(call)));
    String outcome = fields.get(position + OF_CALL - 1);
    position += OF_CALL;
    if (outcome.startsWith(Line.THREW)) {
      throw thrown(outcome.substring(Line.THREW.length()));
    }
    decisions += call.isDecision() ? 1 : 0;
    return outcome.equals(Line.NOTHING)
        ? null
        : result(outcome.substring(Line.VALUE.length()), call.method());
  }

  private Object result(String json, Method method) {
    return value(json, method.getGenericReturnType());
  }

  private static RuntimeException thrown(String outcome) {
    String[] parts = outcome.split(" ", 2);
    String message = (String) value(parts[1], String.class);
    if (parts[0].equals(DamagedStoreException.class.getName())) {
      return new DamagedStoreException(message, null);
    }
    return parts[0].equals(StoreException.class.getName())
        ? new StoreException(message, null)
        : new RecordedException(parts[0] + ": " + message);
  }

  private void expect(List<String> now) {
    boolean same =
        position < fields.size() && fields.subList(position, position + now.size()).equals(now);
    if (!same) {
      throw new Divergence(
          new Difference(
              number + 1,
              event,
              position < fields.size() ? recorded() : "",
              String.join(" ", now.subList(0, 2))));
    }
  }

  private String recorded() {
    return fields.get(position) + " " + fields.get(position + 1);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
