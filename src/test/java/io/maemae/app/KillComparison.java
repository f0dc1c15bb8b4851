package io.maemae.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.maemae.broker.fake.FakeOrder.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the brokers have against what the program wrote down and told. */
final class KillComparison {
  private static final String AGAIN = "또 낼까요?";
  private static final String DIED = "여기서 끝났습니다";
  private static final String OLD = "초 뒤에야 읽어서 처리하지 않았습니다";
  private static final String NOT_READY = "증권사와 장부를 맞추는 중입니다. 잠시 뒤 다시 보내 주세요.";

  private final KillRig rig;
  private final List<String> disagreements = new ArrayList<>();

  KillComparison(KillRig rig) {
    this.rig = rig;
  }

  /** What is not as it must be; to be called when the program has ended. */
  List<String> disagreements() throws SQLException, IOException {
    compare("orders", BrokerOrders.all(rig), ours());
    compareFills();
    compareMoney();
    compareRequests();
    checkLines();
    checkMessages();
    checkSecrets();
    return List.copyOf(disagreements);
  }

  private void compare(String what, Map<String, String> theirs, Map<String, String> ours) {
    Stream.concat(theirs.keySet().stream(), ours.keySet().stream())
        .distinct()
        .filter(
            key ->
                !theirs
                    .getOrDefault(key, BrokerOrders.NOT_THERE)
                    .equals(ours.getOrDefault(key, BrokerOrders.NOT_THERE)))
        .forEach(
            key ->
                disagreements.add(
                    "%s: %s: the broker has '%s', the store has '%s'"
                        .formatted(what, key, theirs.get(key), ours.get(key))));
  }

  private Map<String, String> ours() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (String row :
        rows(
            """
            select o.account || ' ' || o.quantity || ';' ||
              case when count(l.number) > 0 then
                o.state || ' ' || sum(l.booked_quantity)
                || ' for ' || cast(sum(l.booked_amount) as bigint)
                || ', open at '
                || case when o.state in ('FILLED', 'CANCELED') then 0
                     else cast(o.limit_price as bigint) end
                || ' as ' || listagg(l.number, ' ') within group (order by l.position)
              when o.state in ('REJECTED', 'CANCELED') or o.not_found then 'not there'
              else o.state || ' without a number' end
            from orders o left join order_leg l on l.order_id = o.id
            where not o.removed
            group by o.id order by o.id
            """)) {
      String[] cells = row.split(";", 2);
      ours.merge(cells[0], cells[1], (a, b) -> a + " and " + b);
    }
    return ours;
  }

  /** What was booked is the sum of fills that were each booked once. */
  private void compareFills() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (String row :
        rows(
            """
            select o.account || ' ' || o.quantity || ';' || sum(f.quantity) || ' for '
              || cast(sum(f.amount) as bigint)
            from fills_view f join orders o on o.id = f.order_id group by o.id
            """)) {
      ours.put(row.split(";")[0], row.split(";")[1]);
    }
    compare("fills", BrokerOrders.filled(rig), ours);
  }

  /** Positions to the share; cash to the rounding of the fees and taxes that we estimate. */
  private void compareMoney() throws SQLException {
    for (BrokerSide broker : rig.brokers) {
      String account = "account = '" + broker.account() + "'";
      long held =
          number(
              """
              select coalesce(sum(case when side = 'BUY' then quantity else -quantity end), 0)
              from fills_view where %s and symbol = '%s'
              """
                  .formatted(account, KillRig.SYMBOL));
      check(broker, "shares", broker.held(KillRig.SYMBOL), held, 0);
      // Fills that are read together are charged together, rounded down once: the estimates of fee
      // and tax may each be off by less than a won for each, until the balance is read.
      long fills = number("select count(*) from fills_view where " + account);
      long cash =
          number(
              """
              select (select sum(amount) from cash_entry where %1$s)
                + coalesce(sum(case when side = 'BUY' then -amount else amount end - fee - tax), 0)
              from fills_view where %1$s
              """
                  .formatted(account));
      check(broker, "won", broker.cash(), cash, 2 * fills + 2);
    }
    check(
        "no cash from outside",
        "0",
        rows("select count(*) from cash_entry where reason = 'OUTSIDE'").get(0));
    check("no shares from outside", "0", rows("select count(*) from share_entry").get(0));
  }

  private void check(BrokerSide broker, String what, long theirs, long ours, long tolerance) {
    if (Math.abs(theirs - ours) > tolerance) {
      disagreements.add(
          "%s: the broker has %d %s, the store has %d"
              .formatted(broker.account(), theirs, what, ours));
    }
  }

  private void check(String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      disagreements.add("%s: expected %s, was %s".formatted(what, expected, actual));
    }
  }

  /** No order or modify was asked for twice, and a cancel of all that is open once more at most. */
  private void compareRequests() {
    for (BrokerSide broker : rig.brokers) {
      broker.requests(Request.NEW).stream()
          .collect(Collectors.groupingBy(broker::quantity, TreeMap::new, Collectors.counting()))
          .forEach(
              (quantity, times) ->
                  check("requests for " + BrokerOrders.key(broker, quantity), "1", times + ""));
    }
    checkAtMost(typed(" price="), Request.MODIFY);
    checkAtMost(2 * typed("/cancel ") + typed(" qty="), Request.CANCEL);
  }

  private long typed(String part) {
    return rig.changes.stream().filter(line -> line.contains(part)).count();
  }

  private void checkAtMost(long most, Request kind) {
    long requests = rig.brokers.stream().mapToLong(b -> b.requests(kind).size()).sum();
    if (requests > most) {
      disagreements.add("%d requests of %s, must be at most %d".formatted(requests, kind, most));
    }
  }

  /** Each line became one order, or was answered with why it did not. */
  private void checkLines() throws SQLException {
    Map<String, Long> orders =
        rows("select account, quantity from orders where not removed").stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<KillRig.Line> without = new ArrayList<>();
    for (KillRig.Line line : rig.lines) {
      String key = line.account() + " " + line.quantity();
      long times = orders.getOrDefault(key, 0L);
      if (times == 0) {
        without.add(line);
      } else {
        check("orders for the line of " + key, "1", times + "");
      }
    }
    checkAnswered(without);
    check(
        "lines taken twice", "0", rig.told().stream().filter(t -> t.contains(AGAIN)).count() + "");
    check(
        "orders of no line",
        rig.lines.size() - without.size() + rig.elsewhere.size() + "",
        orders.size() + "");
    check(
        "orders placed elsewhere",
        rig.elsewhere.stream().sorted().toList().toString(),
        rows(
                """
                select account || ' ' || quantity from orders
                where not removed and purpose = 'EXTERNAL'
                """)
            .stream()
            .sorted()
            .toList()
            .toString());
  }

  /**
   * Lines that were not decided when their process died: the next one has told so, or has refused
   * them because it was not ready or they were old, which names no line.
   */
  private void checkAnswered(List<KillRig.Line> lines) {
    List<String> told = rig.told();
    List<String> unnamed =
        lines.stream()
            .map(KillRig.Line::text)
            .filter(l -> told.stream().noneMatch(t -> t.startsWith(l + ": ") && t.contains(DIED)))
            .toList();
    long refused = told.stream().filter(t -> t.equals(NOT_READY) || t.contains(OLD)).count();
    if (refused < unnamed.size()) {
      disagreements.add(
          "%s became no order, and %d of them were answered".formatted(unnamed, refused));
    }
  }

  private void checkMessages() throws SQLException {
    check(
        "untold messages",
        "0",
        rows("select count(*) from outbox where delivered_at is null").get(0));
    List<String> told = rig.told();
    for (String row :
        rows(
            """
            select o.id || ';' || v.quantity || ';' || v.filled || ';' || v.state
            from orders o join orders_view v on v.id = o.id
            """)) {
      String[] cells = row.split(";");
      String end =
          switch (cells[3]) {
            case "FILLED" -> "체결 " + cells[2] + "/" + cells[1];
            case "PARTIALLY_FILLED" -> "일부 체결 " + cells[2] + "/" + cells[1];
            case "CANCELED" -> "취소 " + cells[2] + "/" + cells[1];
            case "REJECTED" -> "거부";
            case "NEW" -> "접수 0/" + cells[1];
            case "UNKNOWN" -> "목록에 두 번 모두 없었습니다";
            default -> "an end";
          };
      String last =
          told.stream()
              .filter(t -> t.contains("#" + cells[0] + " "))
              .reduce("nothing", (earlier, later) -> later);
      if (!last.contains(end)) {
        disagreements.add("order " + row + ": not told '" + end + "', but last '" + last + "'");
      }
    }
  }

  private void checkSecrets() throws IOException {
    List<String> secrets = new ArrayList<>(List.of(ChatDoor.TOKEN));
    rig.brokers.forEach(b -> secrets.addAll(b.secrets()));
    try (Stream<Path> files = Files.walk(rig.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), ISO_8859_1);
        if (secrets.stream().anyMatch(text::contains)) {
          disagreements.add("a secret is in " + file);
        }
      }
    }
  }

  private long number(String sql) throws SQLException {
    return new BigDecimal(rows(sql).get(0)).longValueExact();
  }

  private List<String> rows(String sql) throws SQLException {
    return FrontDoor.query(rig.data(), sql);
  }
}
