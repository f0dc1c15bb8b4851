package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.config.Configuration;
import io.maemae.desk.DeskEvent;
import io.maemae.journal.Header;
import io.maemae.journal.JournalException;
import io.maemae.journal.JournalFiles;
import io.maemae.journal.JournalReader;
import io.maemae.journal.JournalWriter;
import io.maemae.journal.Mask;
import io.maemae.journal.Recorder;
import io.maemae.market.Instruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a record before its run is told once, and the desk goes on without it. */
final class JournalTroubleTest {
  private static final Instant BEGUN = Instant.parse("2026-11-20T00:30:00Z");
  private static final int MORE_THAN_CAN_WAIT = 10_001;

  @TempDir Path directory;
  @TempDir Path records;

  private final Recorder recorder = new Recorder();
  private final List<String> told = new ArrayList<>();

  /** A value that cannot be taken apart. */
  private record Broken(String text) {
    @Override
    public String text() {
      throw new IllegalStateException("broken");
    }
  }

  private void handles(Object value) {
    recorder.handled(new DeskEvent.Reported("key", List.of(value), BEGUN));
  }

  /** Writes all that was noted, on this thread, as at the end of a run. */
  private void write(Path to, Configuration configuration, Mask mask) {
    JournalWriter writer =
        new JournalWriter(
            recorder,
            new JournalFiles(to, Long.MAX_VALUE, Duration.ofDays(1), InstantSource.fixed(BEGUN)),
            new Header(
                Header.FORMAT,
                "test",
                BEGUN,
                configuration,
                new Header.Wiring(List.of(), List.of(), Map.of(), List.of(), List.of()),
                Instruments.wellKnown(),
                new TreeMap<>()),
            mask,
            (after, why) -> told.add(after + " " + why));
    writer.close();
    writer.run();
  }

  private void write(Path to) {
    write(to, BenchJournal.configuration(), Mask.NONE);
  }

  private static List<String> lines(Path from) throws IOException, JournalException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(from);
        JournalReader reader = JournalReader.open(files.findFirst().orElseThrow())) {
      for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
    }
    return lines;
  }

  /** The desk and its ports work as before, and nothing is kept for a writer that is gone. */
  private void assertDeskGoesOn() throws Exception {
    Path other = directory.resolve("other");
    Supplier<?> port = recorder.port(Supplier.class, "port", () -> "answer");
    for (int i = 0; i < MORE_THAN_CAN_WAIT; i++) {
      assertEquals("answer", port.get());
      handles("later");
    }
    write(other);
    assertEquals(List.of("H"), kinds(other).subList(0, kinds(other).size() - 1));
  }

  @Test
  void aDirectoryThatCannotBeMadeIsTold() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    handles("text");

    write(file.resolve("journal"));

    assertEquals(1, told.size());
    assertTrue(told.get(0).startsWith("09:30 reason:journal.unwritten "), told.get(0));
    assertDeskGoesOn();
  }

  @Test
  void aValueOfAnotherKindIsToldAndWhatWasBeforeItCanBeRead() throws Exception {
    handles("text");
    handles(new Object());

    write(records);

    assertEquals(
        List.of(
            "09:30 reason:journal.unwritten Reported: java.lang.Object is neither a record nor an"
                + " enum of ours"),
        told);
    assertEquals(List.of("H", "1", "!"), kinds(records));
    assertDeskGoesOn();
  }

  @Test
  void aMistakeInWritingIsToldAndWhatWasBeforeItCanBeRead() throws Exception {
    handles("text");
    handles(new Broken("text"));

    write(records);

    assertEquals(1, told.size());
    assertTrue(told.get(0).startsWith("09:30 reason:journal.unwritten "), told.get(0));
    assertEquals(List.of("H", "1"), kinds(records));
    assertDeskGoesOn();
  }

  @Test
  void whatIsTooLongForTheMemoryIsToldAndNotWritten() throws Exception {
    handles("text");
    handles(Collections.nCopies(50_000, "x".repeat(100)));

    write(records);

    assertEquals(
        List.of("09:30 reason:journal.unwritten Reported: longer than 4000000 characters"), told);
    assertEquals(List.of("H", "1", "!"), kinds(records));
    assertDeskGoesOn();
  }

  @Test
  void moreThanCanWaitIsToldAndWhatWaitedCanBeRead() throws Exception {
    for (int i = 0; i < MORE_THAN_CAN_WAIT; i++) {
      handles("text");
    }

    write(records);

    assertEquals(List.of("09:30 reason:journal.behind"), told);
    List<String> kinds = kinds(records);
    assertEquals(MORE_THAN_CAN_WAIT + 1, kinds.size());
    assertEquals("!", kinds.get(MORE_THAN_CAN_WAIT));
    assertDeskGoesOn();
  }

  @Test
  void aDiskThatIsFullIsToldAndTheRecordSaysItselfHowFarItGoes() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      byte[] noise = new byte[60_000];
      random.nextBytes(noise);
      handles(Base64.getEncoder().encodeToString(noise));
    }
    try (Tmpfs disk = Tmpfs.mount(records, "size=64m")) {
      disk.change("size=1m");
      write(records);

      assertEquals(List.of("09:30 reason:journal.unwritten No space left on device"), told);
      List<String> lines = lines(records);
      assertEquals(
          "!\t09:30\treason:journal.unwritten No space left on device",
          lines.get(lines.size() - 1));
      assertTrue(lines.size() > 2, () -> lines.size() + " lines");
    }
    assertDeskGoesOn();
  }

  private static List<String> kinds(Path from) throws Exception {
    return lines(from).stream().map(line -> line.split("\t")[0]).toList();
  }

  @Test
  void whatABrokerSaysShowsNoSecretAndNoAccountHoweverItIsWritten() throws Exception {
    Configuration configuration =
        Connections.configurations(Map.of())
            .read(
                "test.yaml",
                """
                accounts:
                  - name: kis
                    broker: kis
                    environment: paper
                    app-key: the-app-key
                    app-secret: the-app-secret
                    account-number: "50012345-01"
                    hts-id: the-login
                """
                    .getBytes(UTF_8));
    handles("계좌 50012345-01, 5001234501, 50012345 01: the-app-secret, the-app-key");

    write(records, configuration, RunJournal.mask(configuration));

    assertEquals(List.of(), told);
    String event = lines(records).get(1);
    assertTrue(event.contains("계좌 ***, ***, *** 01: ***, ***"), event);
    assertFalse(lines(records).toString().contains("50012345"));
  }
}
