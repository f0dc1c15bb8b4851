package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentUpdatesTest {
  private static final Instrument SAMSUNG = share("005930", "삼성전자");
  private static final Instrument ODD =
      new Instrument(
          new Symbol("0001A0"),
          "쉼표, \"따옴표\"",
          "Comma, Inc.",
          InstrumentKind.ETN,
          Board.KOSDAQ,
          true,
          true);
  private static final Instrument NEW = share("900001", "새회사");

  @TempDir Path directory;

  private Instant now = Instant.parse("2026-11-20T00:00:00Z");
  private final Instruments instruments = Instruments.wellKnown();
  private final List<Consumer<Reading<List<Instrument>>>> asked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private static Instrument share(String code, String name) {
    return new Instrument(new Symbol(code), name, "", InstrumentKind.STOCK, Board.KOSPI);
  }

  private InstrumentUpdates updates(Instruments of) {
    return new InstrumentUpdates(
        of,
        new InstrumentFile(directory),
        Optional.of(asked::add),
        () -> now,
        (key, values) -> told.add(key + " " + Arrays.asList(values)));
  }

  private void answer(Instrument... received) {
    asked.remove(0).accept(new Reading.Complete<>(List.of(received), now));
  }

  private void fail() {
    asked.remove(0).accept(new Reading.Unreadable<>("no network"));
  }

  private Path file() {
    return directory.resolve("instruments.csv");
  }

  @Test
  void givenAList_whenTheNextStartHasNoNetwork_thenItIsThere() {
    InstrumentUpdates updates = updates(instruments);
    updates.load();
    updates.update();
    answer(SAMSUNG, ODD, NEW);

    Instruments next = Instruments.wellKnown();
    updates(next).load();

    assertEquals(List.copyOf(instruments.all()), List.copyOf(next.all()));
    assertEquals(List.copyOf(instruments.former()), List.copyOf(next.former()));
    assertEquals(Optional.of(ODD), next.find("쉼표,\"따옴표\""));
    assertEquals("Samsung Electronics", next.find("삼성전자").orElseThrow().englishName());
  }

  @Test
  void givenNothingKept_thenTheBuiltInListIsUsed() {
    updates(instruments).load();

    assertEquals(List.copyOf(Instruments.wellKnown().all()), List.copyOf(instruments.all()));
  }

  @Test
  void givenOneThatVanished_thenItStaysKnownAfterARestartToo() {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    answer(SAMSUNG, ODD, NEW);
    updates.update();
    answer(SAMSUNG, ODD);

    Instruments next = Instruments.wellKnown();
    updates(next).load();

    for (Instruments known : List.of(instruments, next)) {
      assertEquals(Optional.of(NEW), known.find(NEW.symbol()));
      assertEquals(Optional.of(NEW), known.find("900001"));
      assertEquals(2, known.all().size());
      assertEquals(List.of(), known.near("새회사", 3));
    }
  }

  @Test
  void givenAFailure_thenTheOldListStays() throws IOException {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    answer(SAMSUNG, NEW);
    String kept = Files.readString(file());

    updates.update();
    fail();

    assertEquals(2, instruments.all().size());
    assertEquals(kept, Files.readString(file()));
  }

  @Test
  void givenAListThatLostMostOfTheLast_thenItIsNotTaken() {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    answer(SAMSUNG, NEW, ODD, share("900002", "또새회사"));
    updates.update();
    answer(SAMSUNG);

    assertEquals(4, instruments.all().size());
  }

  @Test
  void givenAnUnreadableFile_thenTheBuiltInListIsUsed() throws IOException {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    answer(SAMSUNG, ODD, NEW);
    byte[] whole = Files.readAllBytes(file());

    for (int length = 0; length < whole.length - 1; length += 41) {
      Files.write(file(), Arrays.copyOf(whole, length));
      Instruments next = Instruments.wellKnown();
      updates(next).load();
      assertEquals(Instruments.wellKnown().all().size(), next.all().size(), "cut at " + length);
    }
  }

  @Test
  void givenAListThatCannotBeWritten_thenTheOldFileStaysWholeAndTheNewListIsUsed()
      throws IOException {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    answer(SAMSUNG, ODD);
    String kept = Files.readString(file());
    Files.createDirectory(directory.resolve("instruments.csv.next"));

    updates.update();
    answer(SAMSUNG, NEW);

    assertEquals(kept, Files.readString(file()));
    assertTrue(instruments.find(NEW.symbol()).isPresent());
  }

  @Test
  void givenAQuestionUnderWay_thenNoOtherIsAsked() {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    updates.updateDaily();
    assertEquals(1, asked.size());

    fail();
    updates.updateDaily();

    assertEquals(1, asked.size());
  }

  @Test
  void givenNoListForAWeek_thenItIsToldByTheDailyQuestionOnly() {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    answer(SAMSUNG, NEW);

    now = now.plus(Duration.ofDays(7)).minusSeconds(1);
    updates.updateDaily();
    fail();
    assertEquals(List.of(), told);

    now = now.plusSeconds(1);
    InstrumentUpdates restarted = updates(Instruments.wellKnown());
    restarted.load();
    restarted.update();
    fail();
    assertEquals(List.of(), told);

    restarted.updateDaily();
    fail();
    assertEquals(List.of("run.instruments-old [7, no network]"), told);
  }

  @Test
  void givenNoListEver_thenItIsToldDaily() {
    InstrumentUpdates updates = updates(instruments);
    updates.update();
    fail();
    assertEquals(List.of(), told);

    updates.updateDaily();
    fail();

    int known = Instruments.wellKnown().all().size();
    assertEquals(List.of("run.instruments-none [" + known + ", no network]"), told);
  }

  @Test
  void givenNoSource_thenNothingIsAskedOrTold() {
    InstrumentUpdates updates =
        new InstrumentUpdates(
            instruments,
            new InstrumentFile(directory),
            Optional.empty(),
            () -> now,
            (key, values) -> told.add(key));
    updates.load();
    updates.updateDaily();

    assertEquals(List.of(), told);
    assertFalse(Files.exists(file()));
  }
}
