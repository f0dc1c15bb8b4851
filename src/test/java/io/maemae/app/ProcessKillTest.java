package io.maemae.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.store.FreshDatabase;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot, killed amid its work again and again, loses nothing and does nothing twice. */
final class ProcessKillTest {
  private static final long SEED = 20_261_120;
  private static final int KILLS = 3;
  private static final int LINES_EACH = 6;

  /** About as many as these lines and the start make. */
  private static final int MOST_STEPS = 34;

  private static final LocalDateTime MORNING = LocalDateTime.parse("2026-11-20T09:10:00");

  /** An order whose answer was lost is looked for this long before the person is asked. */
  private static final Duration SETTLED = Duration.ofSeconds(120);

  /** What the desk does, one line for each step of a command, an order or a fill. */
  private static final Pattern STEP =
      Pattern.compile(" - (account\\.ready|chat\\.command|order\\.changed|fill\\.booked) ");

  private static final Pattern CHANGE =
      Pattern.compile(" - order\\.changed cid=u\\d+ order=(\\d+) .* state=(\\S+) .* what=\"(.*)\"");

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private final FakeBotApi telegram = ChatDoor.telegram();

  @Test
  void aFileThatIsCutAfterwardsIsRefused() throws Exception {
    ChildProgram.config(directory, configuration());
    try (ChildProgram program = start(0)) {
      order(0);
      program.awaitLog("app.ready");
      ChatDoor.await(program::err, () -> last().size() == LINES_EACH && allEnded());
      program.kill();
    }
    Path file = data().resolve("maemae.mv.db");
    byte[] whole = Files.readAllBytes(file);
    // Less would only take what no disk was told to keep, which the broker tells again.
    for (int percent : new int[] {35, 25, 15}) {
      Files.write(file, Arrays.copyOf(whole, whole.length / 100 * percent));
      try (ChildProgram program = start(1)) {
        assertEquals(1, program.code(), program.err());
        assertTrue(program.err().contains("is damaged"), program.err());
      }
    }
    telegram.close();
  }

  private boolean allEnded() {
    return last().values().stream().allMatch(s -> s.matches("(FILLED|NEW) .*"));
  }

  @Test
  void nothingIsLostAndNothingDoubled() throws Exception {
    ChildProgram.config(directory, configuration());
    for (int kill = 0; kill < KILLS; kill++) {
      int steps = 1 + random.nextInt(MOST_STEPS);
      try (ChildProgram program = start(kill)) {
        order(kill);
        ChatDoor.await(program::err, () -> STEP.matcher(program.err()).results().count() >= steps);
        program.kill();
      }
    }
    try (ChildProgram program = start(KILLS)) {
      ChatDoor.await(SETTLED, () -> "an end of each order: " + last(), this::allSettled);
      assertEquals(0, program.signal("TERM").code(), program.err());
    } finally {
      telegram.close();
    }

    assertEachLineBecameOneOrder();
    assertBooksAreTheBrokers();
    assertAllIsTold();
    assertTheTokenIsNowhere();
  }

  private ChildProgram start(int round) throws IOException {
    FreshDatabase.in(data());
    Path config = directory.resolve("maemae.yaml");
    return ChildProgram.call(
        directory, "run", "--config", config, "--clock", MORNING.plusMinutes(3L * round));
  }

  private String configuration() {
    return ChatDoor.configuration(telegram, "risk: { max-orders-per-minute: 0 }")
        .replace("confirm-orders: always", "confirm-orders: never")
        .replace("10000000", "1000000000");
  }

  /** Buys whose quantities tell them apart, one in three of them at a limit that rests. */
  private void order(int round) {
    telegram.says(ChatDoor.TRADER, round % 3 == 2 ? "/cancel all" : "/orders");
    for (int i = 1; i <= LINES_EACH; i++) {
      String limit = i % 3 == 0 ? " 60000" : "";
      telegram.says(ChatDoor.TRADER, "/buy 005930 " + (round * LINES_EACH + i) + limit);
    }
  }

  private Path data() {
    return ChildProgram.data(directory);
  }

  /**
   * The last that the log says of each order, over all its processes. What was only decided when a
   * process was killed may not have been committed, and its number was perhaps another's then.
   */
  private Map<Long, String> last() {
    Map<Long, String> last = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(data().resolve("logs/maemae.log"), UTF_8)) {
        if (line.contains(" - app.starting ")) {
          last.values().removeIf("PENDING_NEW decided"::equals);
        }
        Matcher change = CHANGE.matcher(line);
        if (change.find()) {
          last.put(Long.parseLong(change.group(1)), change.group(2) + " " + change.group(3));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return last;
  }

  private boolean allSettled() {
    Map<Long, String> last = last();
    return last.size() == KILLS * LINES_EACH
        && last.values().stream()
            .allMatch(state -> state.matches("(FILLED|CANCELED|NEW) .*|UNKNOWN not found at .*"));
  }

  private void assertEachLineBecameOneOrder() throws SQLException {
    assertEquals(
        IntStream.rangeClosed(1, KILLS * LINES_EACH).mapToObj(String::valueOf).toList(),
        rows("select quantity from orders_view order by quantity"));
  }

  private void assertBooksAreTheBrokers() throws SQLException {
    assertEquals(
        rows(
            """
            select quantity, number, filled, filled_amount from paper_order
            where kind = 'NEW' order by quantity
            """),
        rows(
            """
            select o.quantity, l.number, l.booked_quantity, l.booked_amount
            from orders o join order_leg l on l.order_id = o.id
            where not o.removed order by o.quantity
            """));
    assertEquals(
        rows("select sum(quantity), sum(quantity * price) from paper_fill"),
        rows("select sum(quantity), sum(amount) from fills_view"));
    // Fills that are read together are charged together, rounded down once: our estimate may be off
    // by less than a won for each, until a reading of the balance adjusts the cash.
    long fills = number("select count(*) from paper_fill");
    long cash =
        number(
            """
            select (select sum(amount) from cash_entry)
              - (select coalesce(sum(amount + fee + tax), 0) from fills_view)
            """);
    assertEquals(number("select cash from paper_account"), cash, fills);
    assertEquals(
        rows("select symbol, quantity from paper_holding"),
        rows("select symbol, sum(quantity) from fills_view group by symbol"));
    assertEquals(List.of("0"), rows("select count(*) from cash_entry where reason = 'OUTSIDE'"));
    assertEquals(List.of("0"), rows("select count(*) from share_entry"));
    assertEquals(
        List.of(),
        rows(
            """
            select o.id from orders o join order_leg l on l.order_id = o.id
            where not o.removed and o.state = 'UNKNOWN' or o.state = 'NEW' and l.number not in
              (select cast(number as varchar) from paper_order where state = 'OPEN')
            """));
  }

  private void assertAllIsTold() throws SQLException {
    assertEquals(List.of("0"), rows("select count(*) from outbox where delivered_at is null"));
    List<String> told = telegram.shown(ChatDoor.TRADER).stream().map(Shown::text).toList();
    for (String row : rows("select id, quantity, filled, state from orders_view")) {
      String[] cells = row.split(" ");
      String end =
          switch (cells[3]) {
            case "FILLED" -> ": 체결 %s/%s".formatted(cells[2], cells[1]);
            case "CANCELED" -> ": 취소 0/" + cells[1];
            case "NEW" -> ": 접수 0/" + cells[1];
            case "UNKNOWN" -> "목록에 두 번 모두 없었습니다";
            default -> throw new AssertionError(row);
          };
      assertTrue(
          told.stream().anyMatch(text -> text.contains("#" + cells[0] + " ") && text.contains(end)),
          row + " in " + told);
    }
  }

  private void assertTheTokenIsNowhere() throws IOException {
    try (Stream<Path> files = Files.walk(data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(
            new String(Files.readAllBytes(file), ISO_8859_1).contains(ChatDoor.TOKEN),
            file.toString());
      }
    }
  }

  private long number(String sql) throws SQLException {
    return new BigDecimal(rows(sql).get(0)).longValueExact();
  }

  private List<String> rows(String sql) throws SQLException {
    return FrontDoor.query(data(), sql);
  }
}
