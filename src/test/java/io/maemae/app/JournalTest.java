package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.maemae.app.FrontDoor.Said;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.kis.KisServer;
import io.maemae.journal.Header;
import io.maemae.journal.JournalFile;
import io.maemae.journal.JournalReader;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run at a broker decided is decided again, from its record alone. */
final class JournalTest {
  private static final String SAME = ", \\d+ decisions: the same\n";

  @TempDir static Path runs;
  private static List<Path> journals;
  private static List<String> secrets;

  @TempDir Path directory;

  /** A morning with orders by hand, a fill, an answer that is lost, and a restart. */
  @BeforeAll
  static void record() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer server = KisDoor.server(KisServer.Environment.LIVE)) {
      try (ChatDoor door = KisDoor.open(runs, telegram, server)) {
        door.says("/price 005930", "70,000원");
        door.says("/buy 005930 10 70000", "접수 0/10");
        int before = telegram.shown(ChatDoor.TRADER).size();
        server.othersSell("005930", 4, 70_000);
        door.next(before, "일부 체결 4/10");
        door.says("/chart 005930 1d", "");
        door.says("/help " + server.settings().appSecret(), "");
        server.next(KisServer.Trouble.THROTTLED_AFTER_BOOKING);
        server.stream(FakeDelivery.Mode.LOST);
        before = telegram.shown(ChatDoor.TRADER).size();
        door.says("/buy 005930 1 69000", "확인 중");
        door.next(before, "접수 0/1");
        server.stream(FakeDelivery.Mode.STEADY);
        assertEquals(0, door.stop());
      }
      server.othersSell("005930", 6, 70_000);
      int before = telegram.shown(ChatDoor.TRADER).size();
      try (ChatDoor door = KisDoor.open(runs, telegram, server)) {
        door.next(before, "체결 10/10");
        door.says("/sell 005930 1 70500", "접수 0/1");
      }
      secrets =
          new ArrayList<>(
              List.of(
                  ChatDoor.TOKEN,
                  server.settings().appKey(),
                  server.settings().appSecret(),
                  server.settings().account(),
                  server.settings().account().substring(0, 8),
                  server.settings().htsId()));
    }
    try (Stream<Path> tokens = Files.list(runs.resolve("data").resolve("tokens"))) {
      secrets.add(
          new ObjectMapper()
              .readTree(tokens.findFirst().orElseThrow().toFile())
              .get("token")
              .asText());
    }
    try (Stream<Path> files = Files.list(runs.resolve("data").resolve("journal"))) {
      journals = files.sorted(Comparator.comparing(file -> file.toFile().lastModified())).toList();
    }
  }

  private static Said replay(Path file) {
    return FrontDoor.run(Map.of(), List.of(), "replay", file);
  }

  private static List<String> lines(Path journal) throws Exception {
    List<String> lines = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(journal)) {
      for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
    }
    return lines;
  }

  /** A journal with right checksums, and a line changed. */
  private Path changed(int line, UnaryOperator<String> change) throws Exception {
    List<String> lines = lines(journals.get(0));
    Path file = directory.resolve("changed.journal");
    try (JournalFile written = JournalFile.create(file)) {
      for (int i = 0; i < lines.size(); i++) {
        written.write(i == line ? change.apply(lines.get(i)) : lines.get(i));
      }
    }
    return file;
  }

  private int find(String part) throws Exception {
    List<String> lines = lines(journals.get(0));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError("no " + part);
  }

  @Test
  void bothRunsAreDecidedAgainWithNothingButTheirRecords() {
    assertEquals(2, journals.size());
    for (Path journal : journals) {
      Said said = replay(journal);

      assertEquals("", said.err());
      assertTrue(
          said.out().matches("\\d+ events from 2026-11-20 09:1\\S+ to 2026-11-20 09:1\\S+" + SAME),
          said.out());
      assertEquals(0, said.code());
    }
  }

  @Test
  void twoOtherProcessesDecideTheSame() throws Exception {
    String here = replay(journals.get(0)).out();
    for (int i = 0; i < 2; i++) {
      try (ChildProgram other = ChildProgram.call(directory, "replay", journals.get(0))) {
        assertEquals(0, other.code());
        assertEquals(here, other.out());
      }
    }
  }

  @Test
  void noSecretIsInTheRecordAndNobodyElseMayReadIt() throws Exception {
    for (Path journal : journals) {
      String text = String.join("\n", lines(journal));
      assertTrue(text.contains("/buy 005930 10 70000") || text.contains("/sell 005930 1 70500"));
      secrets.forEach(secret -> assertFalse(text.contains(secret), secret));
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)));
    }
    assertTrue(lines(journals.get(0)).stream().anyMatch(line -> line.contains("/help ***")));
  }

  @Test
  void aChangedEventIsNamedWithBothDecisions() throws Exception {
    int line = find("/buy 005930 10 70000");

    Said said =
        replay(changed(line, text -> text.replace("/buy 005930 10 70000", "/buy 005930 9 70000")));

    assertEquals(1, said.code());
    List<String> told = said.lines();
    assertTrue(
        told.get(0)
            .matches(
                "event "
                    + line
                    + " of 2026-11-20 09:1\\S+ differs, after "
                    + (line - 1)
                    + " that did not: ChatLine.*/buy 005930 9 70000.*"),
        said.out());
    assertTrue(told.get(1).matches("  recorded: orders.save .*\"quantity\":10,.*"), said.out());
    assertTrue(told.get(2).matches("  now:      orders.save .*\"quantity\":9,.*"), said.out());
    assertEquals(3, told.size());
  }

  @Test
  void aChangedDecisionIsNamedToo() throws Exception {
    int line = find("gateway/kis.submit");

    Said said = replay(changed(line, text -> text.replace("gateway/kis.submit", "gateway/kis.x")));

    assertEquals(1, said.code());
    assertTrue(said.lines().get(0).startsWith("event " + line + " of "), said.out());
    assertTrue(said.lines().get(1).startsWith("  recorded: gateway/kis.x "), said.out());
    assertTrue(said.lines().get(2).startsWith("  now:      gateway/kis.submit "), said.out());
  }

  @Test
  void whatTheStoreAnsweredIsAnInputToo() throws Exception {
    int line = find("orders.lastOrderNumber\t[]\t=0");

    Said said =
        replay(
            changed(
                line, text -> text.replace("lastOrderNumber\t[]\t=0", "lastOrderNumber\t[]\t=41")));

    assertEquals(1, said.code());
    assertTrue(said.lines().get(2).contains("\"id\":42,"), said.out());
  }

  @Test
  void aLeftOutEventIsNamed() throws Exception {
    int line = find("/buy 005930 10 70000");

    Said said = replay(changed(line, text -> lineAfter(line)));

    assertEquals(1, said.code());
    assertEquals("damaged: event " + line + ": it is out of its order, or not whole\n", said.out());
  }

  private static String lineAfter(int line) {
    try {
      return lines(journals.get(0)).get(line + 1);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBrokenChecksumIsNamed() throws Exception {
    int line = find("/buy 005930 10 70000");
    Path file = directory.resolve("broken.journal");
    Path unpacked = directory.resolve("unpacked");
    try (var in = new GZIPInputStream(Files.newInputStream(journals.get(0)))) {
      Files.copy(in, unpacked);
    }
    String text = Files.readString(unpacked, UTF_8);
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.replaceFirst("/buy 005930 10 70000", "/buy 005930 9 70000").getBytes(UTF_8));
    }

    Said said = replay(file);

    assertEquals(1, said.code());
    assertEquals("damaged: event " + line + ": its checksum is wrong\n", said.out());
  }

  @Test
  void aCutFileIsReplayedToItsLastWholeEvent() throws Exception {
    byte[] whole = Files.readAllBytes(journals.get(0));
    Path file = directory.resolve("cut.journal");
    for (int length : List.of(whole.length - 1, whole.length - 40, whole.length * 2 / 3)) {
      Files.write(file, Arrays.copyOf(whole, length));

      Said said = replay(file);

      assertEquals(0, said.code(), said.out());
      assertEquals(length == whole.length - 1 ? 1 : 2, said.lines().size(), said.out());
      assertTrue((said.lines().get(0) + "\n").matches("\\d+ events .*" + SAME), said.out());
    }
    assertTrue(
        replay(file)
            .out()
            .endsWith(
                "the record is cut there, and does not say why: the program still runs, was ended by"
                    + " force, or had no room to write\n"));
  }

  @Test
  void whyARecordEndedEarlyIsSaidInWords() throws Exception {
    List<String> lines = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(journals.get(0))) {
      for (Optional<String> l = reader.next(); l.isPresent(); l = reader.next()) {
        lines.add(l.get());
      }
    }
    Path early = directory.resolve("early.journal");
    try (JournalFile written = JournalFile.create(early)) {
      for (String line : lines.subList(0, lines.size() - 1)) {
        written.write(line);
      }
      written.write("!\t09:10\treason:journal.full");
    }

    Said said = replay(early);

    assertEquals(
        "not replayable after 09:10: The records have reached the size that is configured"
            + " (journal.max-megabytes).",
        said.lines().get(said.lines().size() - 1));
  }

  @Test
  void anyChangeOfAByteThatMeansSomethingIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(journals.get(0));
    Path file = directory.resolve("flipped.journal");
    String right = replay(journals.get(0)).out();
    for (int at = 12; at < whole.length - 8; at += whole.length / 40) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      Files.write(file, flipped);

      Said said = replay(file);

      // What is packed can have a bit that means nothing.
      assertTrue(
          said.code() != 0
              || !said.out().equals(right)
              || lines(file).equals(lines(journals.get(0))),
          "at " + at + ": " + said.out());
      assertFalse(said.err().contains("failed"), said.err());
    }
  }

  @Test
  void whatIsNoRecordIsAWrongCall() throws Exception {
    Path text = Files.writeString(directory.resolve("notes.txt"), "no record");
    Path packed = directory.resolve("other.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("no record".getBytes(UTF_8));
    }
    int ours = Header.FORMAT;
    Path later =
        changed(0, header -> header.replaceFirst("\\[" + ours + ",", "[" + (ours + 1) + ","));

    for (Path file : List.of(text, packed, later, directory.resolve("nothing"))) {
      Said said = replay(file);

      assertEquals(2, said.code(), said.out());
      assertTrue(said.err().startsWith("maemae: "), said.err());
      assertEquals("", said.out());
    }
    assertTrue(replay(later).err().contains("this build reads " + ours));
  }

  @Test
  void anotherBuildIsSaidFirst() throws Exception {
    Said said = replay(changed(0, header -> header.replace("\"" + Version.text(), "\"maemae 9")));

    assertEquals("recorded by maemae 9, replayed by " + Version.text(), said.lines().get(0));
    assertEquals(0, said.code());
  }

  @Test
  void nothingIsRecordedIfThatIsConfigured() throws IOException {
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChatDoor door =
            ChatDoor.open(
                directory,
                telegram,
                ChatDoor.configuration(telegram, "journal: {max-megabytes: 0}"))) {
      door.says("/status", "");
    }
    assertFalse(Files.exists(directory.resolve("data").resolve("journal")));
  }

  @Test
  void aKilledProgramLeavesARecordUpToItsLastSecond() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram()) {
      try (ChildProgram program = ChildProgram.ready(directory, telegram)) {
        program.awaitLog("account.ready");
        ChatDoor.await(
            () -> "events", () -> replay(onlyJournal()).out().matches("(?s)\\d{2,} events.*"));
        program.kill();
      }
      Said said = replay(onlyJournal());
      assertEquals(0, said.code(), said.out());
      assertTrue(said.out().contains("the record is cut there"), said.out());
    }
  }

  private Path onlyJournal() {
    try (Stream<Path> files = Files.list(directory.resolve("data").resolve("journal"))) {
      return files.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
