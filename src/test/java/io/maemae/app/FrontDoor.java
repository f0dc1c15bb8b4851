package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the whole program as a script would, and looks at what it leaves behind. */
final class FrontDoor {
  /** {@code 09:00:05 }, or as many blanks. */
  private static final int TIME = 9;

  private FrontDoor() {}

  /** What a run said, and how it ended. */
  record Said(int code, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /**
     * All that was said after a typed line and before the next one or the end of the session,
     * without the times.
     *
     * @param nth which of the lines that are typed like that, from 0
     */
    List<String> answers(String typed, int nth) {
      List<String> lines = List.of(out.split("\n", -1));
      int at = -1;
      for (int i = 0; i <= nth; i++) {
        at += 1 + lines.subList(at + 1, lines.size()).indexOf("> " + typed);
      }
      return lines.subList(at + 1, lines.size() - 1).stream()
          .takeWhile(line -> !line.startsWith("> ") && !line.startsWith("15:30:"))
          .map(line -> line.substring(TIME))
          .toList();
    }

    List<String> answers(String typed) {
      return answers(typed, 0);
    }

    /** The lines that were said at a time of day, without it, and those indented below them. */
    List<String> at(String time) {
      List<String> found = new ArrayList<>();
      boolean below = false;
      for (String line : lines()) {
        below = line.startsWith(time) || below && line.startsWith(" ");
        if (below) {
          found.add(line.substring(TIME));
        }
      }
      return found;
    }
  }

  /** Rehearses with lines of a script on the standard input. */
  static Said rehearse(List<String> script, Object... args) {
    return run(Map.of(), script, args);
  }

  static Said run(Map<String, String> environment, List<String> script, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    byte[] in = (String.join("\n", script) + "\n").getBytes(UTF_8);
    String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
    Streams streams = Streams.utf8(new ByteArrayInputStream(in), out, err, false);
    int code = Main.run(words, environment, streams, task -> {});
    streams.flush();
    return new Said(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A configuration with one account and no strategies. */
  static Path byHandOnly(Path directory, long cash) throws IOException {
    return Files.writeString(
        directory.resolve("by-hand.yaml"),
        """
        accounts:
          - name: rehearsal
            broker: paper
            cash: %d
        confirm-orders: always
        """
            .formatted(cash));
  }

  /** The rows of a query on the database of a data directory, cells joined by a blank. */
  static List<String> query(Path dataDirectory, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect(dataDirectory);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }

  /** As anybody may open it while the program does not run. */
  static Connection connect(Path dataDirectory) throws SQLException {
    String url = "jdbc:h2:file:" + dataDirectory.toAbsolutePath() + "/maemae;IFEXISTS=TRUE";
    return DriverManager.getConnection(url, "sa", "");
  }
}
