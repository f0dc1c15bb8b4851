package io.maemae.app;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a busy day, computed again in SQL from the stored fills alone. */
final class LedgerSqlTest {
  /**
   * Each lot fill by fill: a sale takes cost and buy fees pro rata of the shares held before it,
   * each rounded down to the ten-thousandth.
   */
  private static final String REALISED =
      """
      with recursive
      fills (symbol, owner, side, quantity, amount, fee, tax, n) as (
        select symbol, coalesce(strategy, '직접 주문'), side, quantity, amount, fee, tax,
               row_number() over (partition by symbol, strategy order by id)
        from fills_view),
      lots (symbol, owner, n, units, cost, fees, realised) as (
        select distinct symbol, owner, cast(0 as bigint), cast(0 as bigint),
               cast(0 as decimal(30, 4)), cast(0 as decimal(30, 4)), cast(0 as decimal(30, 4))
        from fills
        union all
        select f.symbol, f.owner, f.n,
               case when f.side = 'BUY' then l.units + f.quantity else l.units - f.quantity end,
               cast(case when f.side = 'BUY' then l.cost + f.amount
                    else l.cost - floor(l.cost * f.quantity * 10000 / l.units) / 10000 end
                    as decimal(30, 4)),
               cast(case when f.side = 'BUY' then l.fees + f.fee
                    else l.fees - floor(l.fees * f.quantity * 10000 / l.units) / 10000 end
                    as decimal(30, 4)),
               cast(case when f.side = 'BUY' then l.realised
                    else l.realised + f.amount - f.fee - f.tax
                      - floor(l.cost * f.quantity * 10000 / l.units) / 10000
                      - floor(l.fees * f.quantity * 10000 / l.units) / 10000 end
                    as decimal(30, 4))
        from lots l
        join fills f on f.symbol = l.symbol and f.owner = l.owner and f.n = l.n + 1)
      select %s, cast(round(sum(realised)) as bigint) from lots l
      where n = (select max(n) from fills f where f.symbol = l.symbol and f.owner = l.owner)
      %s
      """;

  @TempDir static Path directory;
  private static List<String> report;

  @BeforeAll
  static void trade() {
    Said said =
        FrontDoor.rehearse(
            List.of(
                "/buy 005930 37",
                "/buy 005930 13 72000",
                "/sell 005930 17",
                "/buy 000660 11",
                "@11:00:00 /sell 000660 7",
                "/buy 069500 70",
                "/sell 069500 33",
                "@14:00:00 /sell 005930 29",
                "/buy 000660 3"),
            "--data-dir",
            directory);
    assertEquals(0, said.code(), said.err());
    report = said.at("15:30:10");
  }

  @Test
  void theDayHasOpenLotsAndFlatOnesOfSeveralOwners() throws SQLException {
    assertTrue(FrontDoor.query(directory, "select distinct strategy from fills_view").size() >= 3);
    assertFalse(report.contains("평가손익 0원 (평가금액 0원, 예상 매도비용 차감)"));
  }

  @Test
  void realisedBySymbolIsThatOfTheFills() throws SQLException {
    assertEquals(
        realised("symbol", "group by symbol"),
        results("종목별 실현손익", line -> line.replaceAll(".* (\\d{6}) \\S+$", "$1")));
  }

  @Test
  void realisedByStrategyIsThatOfTheFills() throws SQLException {
    assertEquals(
        realised("owner", "group by owner"),
        results("전략별 실현손익", line -> line.replaceAll("^· (.*) \\S+$", "$1")));
  }

  @Test
  void theDayIsThatOfTheFills() throws SQLException {
    List<String> ofTheFills =
        FrontDoor.query(
            directory, "select cast(sum(fee) as bigint), cast(sum(tax) as bigint) from fills_view");
    long realised = realised("'all'", "").get("all");
    List<Long> said = Books.amounts(report.get(2));

    assertEquals(
        realised + " " + ofTheFills.get(0), said.get(0) + " " + said.get(1) + " " + said.get(2));
    assertEquals(
        List.of("2026-11-20 rehearsal " + realised + " " + ofTheFills.get(0)),
        FrontDoor.query(
            directory,
            "select date, account, cast(round(realised) as bigint), cast(fee as bigint),"
                + " cast(tax as bigint) from daily_pnl_view"));
  }

  @Test
  void theCashIsThatOfTheFills() throws SQLException {
    List<String> cash =
        FrontDoor.query(
            directory,
            "select cast(50000000 + sum(case side when 'BUY' then -amount else amount end"
                + " - fee - tax) as bigint) from fills_view");

    assertEquals(cash, List.of(Books.amounts(report.get(5)).get(0).toString()));
  }

  @Test
  void whatWasOrderedIsFilledOrEnded() throws SQLException {
    assertEquals(
        List.of(),
        FrontDoor.query(
            directory,
            "select o.id from orders_view o left join"
                + " (select order_id, sum(quantity) as shares from fills_view group by order_id) f"
                + " on f.order_id = o.id"
                + " where o.filled <> coalesce(f.shares, 0) or o.filled > o.quantity"
                + " or (o.state = 'FILLED') <> (o.filled = o.quantity)"
                + " or o.state not in ('FILLED', 'CANCELED', 'EXPIRED', 'REJECTED')"));
  }

  private static Map<String, Long> realised(String by, String grouped) throws SQLException {
    return FrontDoor.query(directory, REALISED.formatted(by, grouped)).stream()
        .collect(
            toMap(
                row -> row.substring(0, row.lastIndexOf(' ')),
                row -> Long.valueOf(row.substring(row.lastIndexOf(' ') + 1))));
  }

  /** The lines of the report below a title. */
  private static Map<String, Long> results(String title, Function<String, String> name) {
    return report.stream()
        .dropWhile(line -> !line.equals(title))
        .skip(1)
        .takeWhile(line -> line.startsWith("· "))
        .collect(
            toMap(
                name,
                line -> {
                  List<Long> amounts = Books.amounts(line);
                  return amounts.get(amounts.size() - 1);
                }));
  }
}
