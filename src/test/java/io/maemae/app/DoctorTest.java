package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import io.maemae.broker.kis.KisServer;
import io.maemae.market.MarketTime;
import io.maemae.store.DamagedFile;
import io.maemae.store.Database;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import io.maemae.telegram.Call;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Misbehaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says, and that looking is all it does. */
final class DoctorTest {
  private static final String WITHOUT_TELEGRAM =
      """
      data-dir: ${DATA}
      accounts:
        - name: pretend
          broker: paper
          cash: 10000000
      """;
  private static final Set<String> LOOKS = Set.of("getMe", "getChat");

  @TempDir Path directory;

  private FakeBotApi telegram;

  @BeforeEach
  void start() {
    telegram = ChatDoor.telegram();
  }

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void allIsWellBeforeTheFirstStart() throws Exception {
    ChildProgram.usual(directory, telegram);

    Said said = examined();

    assertEquals(0, said.code(), said.out());
    assertEquals(
        List.of(
            "ok configuration: " + config() + ": 1 accounts, 0 strategies",
            "ok keys: no account needs any",
            "ok clock",
            "ok disk",
            "ok database: none yet; made at the first start",
            "ok broker pretend: the embedded exchange, pretended money",
            "ok telegram: @" + FakeBotApi.BOT_USERNAME + " at " + telegram.url()),
        withoutFigures(said));
    assertEquals("", said.err());
  }

  private List<String> keysOfAKeyThatEnds(LocalDate last, KisServer kis) throws IOException {
    String account = KisDoor.account(kis) + "    key-expires: " + last + "\n";
    ChildProgram.config(directory, "data-dir: ${DATA}\naccounts:\n" + account);
    return doctor().out().lines().filter(line -> line.contains(" keys: ")).toList();
  }

  @Test
  void aKeyThatEndsWithinAMonthIsAWarning() throws IOException {
    LocalDate today = MarketTime.date(Instant.now());
    String what = "; have a new one issued, and change app-key, app-secret and key-expires";
    String there = "ok keys: there for kis";

    try (KisServer kis = KisDoor.server(KisServer.Environment.PAPER)) {
      kis.oneTokenPerMinute(false);
      assertEquals(List.of(there), keysOfAKeyThatEnds(today.plusDays(31), kis));
      LocalDate last = today.plusDays(30);
      assertEquals(
          List.of(there, "warn keys: the key of 'kis' ends on " + last + ", in 30 days" + what),
          keysOfAKeyThatEnds(last, kis));
      assertEquals(
          List.of(there, "warn keys: the key of 'kis' ends today, " + today + what),
          keysOfAKeyThatEnds(today, kis));
      LocalDate past = today.minusDays(1);
      assertEquals(
          List.of(there, "warn keys: the key of 'kis' has ended on " + past + what),
          keysOfAKeyThatEnds(past, kis));
    }
  }

  @Test
  void withoutTelegramThereIsAWarning() throws Exception {
    ChildProgram.config(directory, WITHOUT_TELEGRAM);

    Said said = examined();

    assertEquals(0, said.code(), said.out());
    assertHas(said, "warn telegram: not configured; notices only go to the log");
    assertHas(said, "warn clock: ");
  }

  @Test
  void aRefusedTokenFails() throws Exception {
    ChildProgram.usual(directory, telegram);
    telegram.revoke();

    Said said = examined();

    assertEquals(1, said.code(), said.out());
    assertHas(said, "FAIL telegram: telegram.token is refused by " + telegram.url());
  }

  @Test
  void aServerThatIsDownFails() throws Exception {
    ChildProgram.usual(directory, telegram);
    telegram.down();

    Said said = examined();

    assertEquals(1, said.code(), said.out());
    assertHas(said, "FAIL telegram: " + telegram.url() + ": ");
    assertHas(said, "warn clock: ");
  }

  @Test
  void aServerThatAnswersWithTroubleFails() throws Exception {
    ChildProgram.usual(directory, telegram);
    for (Misbehaviour trouble :
        List.of(
            Misbehaviour.badGateway(),
            Misbehaviour.serverError(),
            Misbehaviour.notJson(),
            Misbehaviour.halfAnswer(),
            Misbehaviour.dropAfterReading())) {
      telegram.misbehave("getMe", 1, trouble);

      Said said = examined();

      assertEquals(1, said.code(), trouble + " " + said.out());
      assertHas(said, "FAIL telegram: " + telegram.url() + ": ");
    }
  }

  @Test
  void aChatThatIsNotOpenedIsAWarning() throws Exception {
    String yaml =
        ChatDoor.configuration(telegram, "").replace("notify-chats: [1001]", "notify-chats: [77]");
    ChildProgram.config(directory, yaml);

    Said said = examined();

    assertEquals(0, said.code(), said.out());
    assertHas(
        said, "warn telegram chat 77: unknown to the bot; open a chat with it and press Start");
  }

  @Test
  void eachProblemOfTheConfigurationIsALine() throws Exception {
    ChildProgram.config(
        directory, "langage: ko\n" + WITHOUT_TELEGRAM.replace("cash: 10000000", "cash: ${LOTS}"));

    Said said = examined();

    assertEquals(1, said.code(), said.out());
    assertEquals(2, said.lines().size(), said.out());
    assertHas(said, "FAIL configuration: " + config() + ":1: langage: unknown key");
    assertHas(said, "FAIL configuration: " + config() + ":6: accounts[0].cash: environment");
  }

  @Test
  void aMissingConfigurationFails() throws Exception {
    Said said = examined();

    assertEquals(1, said.code(), said.out());
    assertEquals(1, said.lines().size(), said.out());
    assertHas(said, "FAIL configuration: " + config());
  }

  @Test
  void aDataDirectoryBelowAFileFails() throws Exception {
    Files.writeString(ChildProgram.data(directory), "not a directory");
    ChildProgram.config(directory, WITHOUT_TELEGRAM.replace("${DATA}", "${DATA}/below"));

    Said said = examined();

    assertEquals(1, said.code(), said.out());
    assertHas(said, "FAIL disk: " + ChildProgram.data(directory) + " cannot be written");
  }

  @Test
  void aReadOnlyDataDirectoryFails() throws Exception {
    Path data = Files.createDirectory(ChildProgram.data(directory));
    ChildProgram.usual(directory, telegram);
    try (Tmpfs disk = Tmpfs.mount(data, "size=16m")) {
      made();
      disk.change("ro");

      Said said = examined();

      assertEquals(1, said.code(), said.out());
      assertHas(said, "FAIL disk: " + data + " cannot be written");
      assertHas(said, "FAIL database: ");
    }
  }

  @Test
  void aFullDiskFails() throws Exception {
    Path data = Files.createDirectory(ChildProgram.data(directory));
    ChildProgram.usual(directory, telegram);
    try (Tmpfs disk = Tmpfs.mount(data, "size=16m")) {
      Said said = examined();

      assertEquals(1, said.code(), said.out());
      assertHas(said, "FAIL disk: " + data + ": 16 MB free; make room");
      disk.change("size=100m");
      assertHas(examined(), "warn disk: " + data + ": 100 MB free");
    }
  }

  @Test
  void aDatabaseThatIsThereIsWell() throws Exception {
    made();
    ChildProgram.usual(directory, telegram);

    Said said = examined();

    assertEquals(0, said.code(), said.out());
    assertHas(said, "ok database: version ");
  }

  @Test
  void aDatabaseOfALaterVersionFails() throws Exception {
    made();
    try (Connection connection = FrontDoor.connect(ChildProgram.data(directory));
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "checksum", "installed_by", "execution_time", "success")
          values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'SA', 1, true)
          """);
    }
    ChildProgram.usual(directory, telegram);

    Said said = examined();

    assertEquals(1, said.code(), said.out());
    assertHas(said, "FAIL database: The database in ");
    assertTrue(said.out().contains("newer version"), said.out());
  }

  @Test
  void aDamagedDatabaseFails() throws Exception {
    Path file = made();
    byte[] whole = Files.readAllBytes(file);
    ChildProgram.usual(directory, telegram);
    for (int length : new int[] {whole.length * 6 / 10, 0}) {
      Files.write(file, Arrays.copyOf(whole, length));

      Said said = examined();

      assertEquals(1, said.code(), said.out());
      assertHas(said, "FAIL database: The database in ");
      assertTrue(said.out().contains("is damaged"), said.out());
    }
  }

  @Test
  void aDatabaseInWhichAValueTurnedIntoAnotherFails() throws Exception {
    made();
    Path data = ChildProgram.data(directory);
    try (Connection connection = FrontDoor.connect(data);
        Statement statement = connection.createStatement()) {
      statement.execute("insert into paper_account (name, cash) values ('main', 1234567890)");
    }
    assertNotEquals(
        0,
        new DamagedFile(data)
            .replace(
                DamagedFile.number(12_345_678_900_000L), DamagedFile.number(12_345_678_900_001L)));
    ChildProgram.usual(directory, telegram);

    Said said = examined();

    assertEquals(1, said.code(), said.out());
    assertTrue(
        said.out().contains("a row of the table paper_account is not what was written"),
        said.out());
  }

  @Test
  void aDatabaseThatTheBotUsesIsAWarning() throws Exception {
    try (ChildProgram bot = ChildProgram.ready(directory, telegram)) {
      telegram.says(ChatDoor.TRADER, "/orders");
      telegram.awaitShown(ChatDoor.TRADER, "미체결 주문이 없습니다.", ChatDoor.SOON);

      Said said = doctor();

      assertEquals(0, said.code(), said.out());
      assertHas(said, "warn database: in use, by a running maemae? ");
      telegram.says(ChatDoor.TRADER, "/positions");
      telegram.awaitShown(ChatDoor.TRADER, "보유", ChatDoor.SOON);
      assertEquals(0, bot.signal("TERM").code(), bot.err());
    }
  }

  @Test
  void aClockThatIsOffIsAWarningAndOneThatIsWrongFails() throws Exception {
    ChildProgram.usual(directory, telegram);

    assertEquals("0 warn clock: the machine's clock is", clock(Duration.ofSeconds(12)));
    assertEquals("0 warn clock: the machine's clock is", clock(Duration.ofSeconds(-12)));
    assertEquals("1 FAIL clock: the machine's clock is", clock(Duration.ofMinutes(5)));
    assertEquals("1 FAIL clock: the machine's clock is", clock(Duration.ofDays(-400)));
  }

  /** The exit code and the beginning of the line of the clock, with the machine's clock off. */
  private String clock(Duration off) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HouseDoctor doctor =
        new HouseDoctor(
            environment(), new PrintStream(out, true, UTF_8), () -> Instant.now().plus(off));
    int code = doctor.check(config());
    return out.toString(UTF_8)
        .lines()
        .filter(line -> line.contains(" clock: "))
        .map(line -> code + " " + line.replaceFirst(" is .*", " is"))
        .collect(Collectors.joining());
  }

  /** As a process of its own it says the same, to the standard output alone. */
  @Test
  void theProcessEndsWithTheCode() throws Exception {
    Path config = ChildProgram.usual(directory, telegram);
    try (ChildProgram well = ChildProgram.call(directory, "doctor", "--config", config)) {
      assertEquals(0, well.code(), well.out() + well.err());
      assertEquals("", well.err());
      telegram.revoke();
      try (ChildProgram ill = ChildProgram.call(directory, "doctor", "--config", config)) {
        assertEquals(1, ill.code(), ill.out() + ill.err());
        assertFalse((well.out() + ill.out() + ill.err()).contains(ChatDoor.TOKEN));
      }
    }
  }

  private Path config() {
    return directory.resolve("maemae.yaml");
  }

  private Map<String, String> environment() {
    return Map.of("DATA", ChildProgram.data(directory).toString(), "TOKEN", ChatDoor.TOKEN);
  }

  private Path made() {
    Path data = ChildProgram.data(directory);
    FreshDatabase.in(data);
    Database.open(data, Durability.SYNCED).close();
    return data.resolve("maemae.mv.db");
  }

  /** What the doctor says; every line has its form, and nothing has changed. */
  private Said examined() throws IOException {
    Footprint before = Footprint.of(directory);
    Said said = doctor();
    assertEquals(before, Footprint.of(directory));
    assertTrue(
        telegram.calls().stream().map(Call::method).allMatch(LOOKS::contains),
        telegram.calls().toString());
    return said;
  }

  private Said doctor() {
    Said said = FrontDoor.run(environment(), List.of(), "doctor", "--config", config());
    for (String line : said.lines()) {
      assertTrue(line.matches("(ok|warn|FAIL) [a-z0-9 ]+: \\S.*"), said.out());
    }
    assertFalse((said.out() + said.err()).contains(ChatDoor.TOKEN), said.out());
    assertEquals(
        said.lines().stream().anyMatch(line -> line.startsWith("FAIL")),
        said.code() == 1,
        said.out());
    return said;
  }

  private static void assertHas(Said said, String beginning) {
    assertTrue(said.lines().stream().anyMatch(l -> l.startsWith(beginning)), said.out());
  }

  private static List<String> withoutFigures(Said said) {
    return said.lines().stream()
        .map(line -> line.matches("ok (clock|disk): .*") ? line.split(":")[0] : line)
        .toList();
  }
}
