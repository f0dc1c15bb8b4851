package io.maemae.app;

import static io.maemae.app.Books.amounts;
import static io.maemae.app.Books.signed;
import static io.maemae.app.Books.won;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FrontDoor.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of somebody who trades by hand: every number said is computed again from the fills. */
final class ByHandDayTest {
  private static final String SAMSUNG = "[rehearsal 모의] #%d 삼성전자 005930 %s";
  private static final long CASH = 50_000_000;

  @TempDir static Path directory;
  private static Said said;

  @BeforeAll
  static void trade() throws IOException {
    said =
        FrontDoor.rehearse(
            List.of(
                "/buy 005930 10",
                "/buy KODEX200 1,00",
                "/buy 삼성전자 5 60,000",
                "/orders",
                "/modify 3 price=61000",
                "/modify #3 qty=2",
                "/orders",
                "/cancel 3",
                "/orders",
                "/sell 005930 3",
                "/fills",
                "/positions",
                "/balance",
                "/pnl",
                "@09:30:00 /sell 005930 all",
                "/sell 069500 all",
                "/positions",
                "/balance",
                "/pnl"),
            "--config",
            FrontDoor.byHandOnly(directory, CASH),
            "--data-dir",
            directory);
    assertEquals(0, said.code(), said.err());
    assertEquals("", said.err());
  }

  @Test
  void aMarketOrderIsAcceptedAndFilled() throws SQLException {
    String order = SAMSUNG.formatted(1, "매수 10주 시장가: ");

    assertEquals(
        List.of(order + "접수 0/10", order + "체결 10/10, " + all().orders.get(1L).words()),
        said.answers("/buy 005930 10"));
  }

  @Test
  void aLimitFarAwayRests() {
    assertEquals(
        List.of(SAMSUNG.formatted(3, "매수 5주 60,000원: 접수 0/5")), said.answers("/buy 삼성전자 5 60,000"));
    assertEquals(
        List.of("미체결 1건", SAMSUNG.formatted(3, "매수 5주 60,000원: 접수 0/5")), said.answers("/orders"));
  }

  @Test
  void itsPriceAndItsQuantityAreModified() {
    assertEquals(
        List.of(
            SAMSUNG.formatted(3, "매수 5주 60,000원: 정정 중 0/5. 정정을 보냅니다."),
            SAMSUNG.formatted(3, "매수 5주 61,000원: 정정 접수 0/5")),
        said.answers("/modify 3 price=61000"));
    assertEquals(
        SAMSUNG.formatted(3, "매수 5주 61,000원: 접수 0/5 (남은 수량 2주). 3주 취소했습니다."),
        said.answers("/modify #3 qty=2").get(1));
  }

  @Test
  void itIsCancelled() throws SQLException {
    assertEquals(
        List.of(
            SAMSUNG.formatted(3, "매수 5주 61,000원: 취소 중 0/5 (남은 수량 2주). 취소를 보냅니다."),
            SAMSUNG.formatted(3, "매수 5주 61,000원: 취소 0/5")),
        said.answers("/cancel 3"));
    assertEquals(List.of("미체결 주문이 없습니다."), said.answers("/orders", 2));
    assertEquals(
        List.of("3 rehearsal 005930 BUY 5 61000.0000 0 CANCELED"),
        FrontDoor.query(
            directory,
            "select id, account, symbol, side, quantity, price, filled, state from orders_view"
                + " where id = 3"));
  }

  @Test
  void everyFillIsListed() throws SQLException {
    List<String> rows =
        FrontDoor.query(
            directory,
            "select '2026-11-20', formatdatetime(at, 'HH:mm:ss'), '[rehearsal 모의]',"
                + " concat('#', order_id), decode(symbol, '005930', '삼성전자', 'KODEX 200'), symbol,"
                + " decode(side, 'BUY', '매수', '매도'), concat(quantity, '주'),"
                + " concat(trim(to_char(price, '999,999,999')), '원,'), '수수료',"
                + " concat(trim(to_char(fee, '999,999,990')), '원,'), '세금',"
                + " concat(trim(to_char(tax, '999,999,990')), '원')"
                + " from fills_view where order_id <= 4 order by id");

    List<String> answers = said.answers("/fills");
    assertEquals("체결 " + rows.size() + "건", answers.get(0));
    assertEquals(rows, answers.subList(1, answers.size()));
  }

  @Test
  void feesAndTaxAreRoundedDownFillByFill() throws SQLException {
    assertEquals(
        List.of(),
        FrontDoor.query(
            directory,
            "select * from fills_view where amount <> price * quantity"
                + " or fee <> floor(amount * 0.00015)"
                + " or tax <> case when side = 'SELL' and symbol <> '069500'"
                + " then floor(amount * 0.002) else 0 end"));
  }

  @Test
  void positionsAreThoseOfTheFills() throws SQLException {
    Books books = Books.of(directory, CASH, 4);
    Books.Lot samsung = books.lots.get("005930");
    Books.Lot kodex = books.lots.get("069500");
    List<String> all = said.answers("/positions");
    List<String> answers = all.subList(1, all.size());
    long samsungValue = amounts(answers.get(0)).get(1);
    long kodexValue = amounts(answers.get(1)).get(1);
    long samsungGain = samsung.unrealised("005930", samsungValue);
    long kodexGain = kodex.unrealised("069500", kodexValue);

    assertEquals("보유 2종목", all.get(0));
    assertEquals(0, samsungValue % 7);
    assertEquals(0, kodexValue % 100);
    assertEquals(
        List.of(
            "[rehearsal 모의] 삼성전자 005930 7주, 평균단가 %s, 평가금액 %s, 평가손익 %s"
                .formatted(samsung.average(), won(samsungValue), signed(samsungGain)),
            "[rehearsal 모의] KODEX 200 069500 100주, 평균단가 %s, 평가금액 %s, 평가손익 %s"
                .formatted(kodex.average(), won(kodexValue), signed(kodexGain))),
        answers.subList(0, 2));
    assertEquals(samsungValue + kodexValue, amounts(answers.get(2)).get(0));
    assertEquals(samsungGain + kodexGain, amounts(answers.get(2)).get(1), 1.0);
  }

  @Test
  void theBalanceAddsUp() throws SQLException {
    Books books = Books.of(directory, CASH, 4);
    List<String> answers = said.answers("/balance");
    long value = amounts(answers.get(4)).get(0);

    assertEquals("[rehearsal 모의]", answers.get(0));
    assertEquals("예수금 50,000,000원", answers.get(1));
    assertEquals("D+2 예수금 " + won(books.cash), answers.get(2));
    assertEquals("주문가능 " + won(books.cash), answers.get(3));
    assertEquals("총자산 " + won(books.cash + value), answers.get(6));
  }

  @Test
  void profitAndLossIsThatOfTheFills() throws SQLException {
    Books books = Books.of(directory, CASH, 4);
    List<String> answers = said.answers("/pnl");
    String realised = signed(books.realised("005930"));

    assertEquals("[rehearsal 모의] 손익 2026-11-20 ~ 2026-11-20", answers.get(0));
    assertEquals(
        "실현손익 %s (수수료 %s, 세금 %s)".formatted(realised, won(books.fees), won(books.taxes)),
        answers.get(1));
    assertEquals(
        amounts(answers.get(1)).get(0) + amounts(answers.get(2)).get(0),
        amounts(answers.get(3)).get(0),
        1.0);
    assertEquals(
        List.of(
            "종목별 실현손익",
            "· 삼성전자 005930 " + realised,
            "· KODEX 200 069500 0원",
            "전략별 실현손익",
            "· 직접 주문 " + realised),
        answers.subList(4, answers.size()));
  }

  @Test
  void whatIsHeldIsSold() throws SQLException {
    String samsung = SAMSUNG.formatted(5, "매도 7주 시장가: ");
    String kodex = "[rehearsal 모의] #6 KODEX 200 069500 매도 100주 시장가: ";
    Books books = all();

    assertEquals(
        List.of(samsung + "접수 0/7", samsung + "체결 7/7, " + books.orders.get(5L).words()),
        said.answers("/sell 005930 all"));
    assertEquals(
        List.of(kodex + "접수 0/100", kodex + "체결 100/100, " + books.orders.get(6L).words()),
        said.answers("/sell 069500 all"));
    assertEquals(0, books.orders.get(6L).tax);
    assertEquals(List.of("보유 종목이 없습니다."), said.answers("/positions", 1));
  }

  @Test
  void theDayEndsWithWhatItsFillsHaveLeft() throws SQLException {
    Books books = all();
    String samsung = signed(books.realised("005930"));
    String kodex = signed(books.realised("069500"));
    long realised = books.cash - CASH;
    List<String> results =
        List.of(
            "종목별 실현손익",
            "· 삼성전자 005930 " + samsung,
            "· KODEX 200 069500 " + kodex,
            "전략별 실현손익",
            "· 직접 주문 " + signed(realised));
    List<String> report = said.at("15:30:10");

    assertEquals("총자산 " + won(books.cash), said.answers("/balance", 1).get(6));
    assertEquals(
        "실현손익 %s (수수료 %s, 세금 %s)".formatted(signed(realised), won(books.fees), won(books.taxes)),
        said.answers("/pnl", 1).get(1));
    assertEquals(
        List.of(
            "[rehearsal 모의] 일일 보고 2026-11-20",
            "주문 6건, 체결된 주문 5건",
            "실현손익 %s (수수료 %s, 세금 %s)"
                .formatted(signed(realised), won(books.fees), won(books.taxes)),
            "평가손익 0원 (평가금액 0원, 예상 매도비용 차감)",
            "오늘 손익 %s (전일 종가 대비, 수수료·세금 차감 후)".formatted(signed(realised)),
            "D+2 예수금 " + won(books.cash)),
        report.subList(0, 6));
    assertEquals(results, report.subList(6, report.size()));
    assertEquals(
        List.of("2026-11-20 rehearsal %d 0 %d %d".formatted(realised, books.fees, books.taxes)),
        FrontDoor.query(
            directory,
            "select date, account, cast(realised as bigint), cast(unrealised as bigint),"
                + " cast(fee as bigint), cast(tax as bigint) from daily_pnl_view"));
  }

  private static Books all() throws SQLException {
    return Books.of(directory, CASH, Long.MAX_VALUE);
  }
}
