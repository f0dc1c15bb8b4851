package io.maemae.app;

import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last list of instruments that was received, for a start without a network. UTF-8, commas, a
 * name in quotation marks where it has commas or those; the first line says when it was received,
 * the second names the columns. {@code listed} is false for what vanished from the list.
 */
final class InstrumentFile {
  private static final Logger LOG = LoggerFactory.getLogger(InstrumentFile.class);
  private static final String RECEIVED = "# received ";
  private static final String HEADER = "code,name,english,kind,board,halted,administrative,listed";
  private static final Pattern FIELD = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");
  private static final int FIELDS = 8;

  private final Path file;

  InstrumentFile(Path dataDir) {
    file = dataDir.resolve("instruments.csv");
  }

  /**
   * What is kept.
   *
   * @param receivedAt in market time
   * @param former what vanished from the list
   */
  record Kept(Instant receivedAt, List<Instrument> listed, List<Instrument> former) {
    Kept {
      listed = List.copyOf(listed);
      former = List.copyOf(former);
    }
  }

  /** What is kept; empty, with a line in the log, if it is not readable to its last line. */
  Optional<Kept> read() {
    try {
      return Optional.of(parse(Files.readAllLines(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      LOG.warn("instruments.file-unreadable file={} why=\"{}\"", file, e.toString());
      return Optional.empty();
    }
  }

  private static Kept parse(List<String> lines) {
    if (lines.size() < 3
        || !lines.get(0).startsWith(RECEIVED)
        || !lines.get(1).equals(HEADER)
        || !lines.get(lines.size() - 1).equals("# end")) {
      throw new IllegalArgumentException("it does not begin and end as it must");
    }
    Instant receivedAt = Instant.parse(lines.get(0).substring(RECEIVED.length()));
    List<Instrument> listed = new ArrayList<>();
    List<Instrument> former = new ArrayList<>();
    for (String line : lines.subList(2, lines.size() - 1)) {
      List<String> fields = fields(line);
      (is(fields.get(FIELDS - 1)) ? listed : former).add(instrument(fields));
    }
    return new Kept(receivedAt, listed, former);
  }

  private static Instrument instrument(List<String> fields) {
    return new Instrument(
        new Symbol(fields.get(0)),
        fields.get(1),
        fields.get(2),
        InstrumentKind.valueOf(fields.get(3)),
        Board.valueOf(fields.get(4)),
        is(fields.get(5)),
        is(fields.get(6)));
  }

  private static boolean is(String word) {
    if (!word.equals("true") && !word.equals("false")) {
      throw new IllegalArgumentException("must be true or false, was '" + word + "'");
    }
    return word.equals("true");
  }

  private static List<String> fields(String line) {
    List<String> fields = line.indexOf('"') < 0 ? List.of(line.split(",", -1)) : quotedFields(line);
    if (fields.size() != FIELDS) {
      throw new IllegalArgumentException("line '" + line + "'");
    }
    return fields;
  }

  private static List<String> quotedFields(String line) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(line);
    int at = 0;
    boolean more = true;
    while (more) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("line '" + line + "'");
      }
      fields.add(
          matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("\"\"", "\""));
      more = !matcher.group(3).isEmpty();
      at = matcher.end();
    }
    return fields;
  }

  /** Keeps a list instead of the last one. */
  void write(Instruments instruments, Instant receivedAt) throws IOException {
    StringBuilder text = new StringBuilder(RECEIVED + receivedAt + "\n" + HEADER + "\n");
    append(text, instruments.all(), true);
    append(text, instruments.former(), false);
    KeptText.write(file, text.append("# end\n").toString());
  }

  private static void append(
      StringBuilder text, Collection<Instrument> instruments, boolean listed) {
    for (Instrument instrument : instruments) {
      text.append(instrument.symbol()).append(',');
      text.append(quoted(instrument.name())).append(',');
      text.append(quoted(instrument.englishName())).append(',');
      text.append(instrument.kind()).append(',');
      text.append(instrument.board()).append(',');
      text.append(instrument.halted()).append(',');
      text.append(instrument.administrative()).append(',');
      text.append(listed).append('\n');
    }
  }

  private static String quoted(String name) {
    boolean plain = name.indexOf(',') < 0 && name.indexOf('"') < 0;
    return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
