package io.maemae.broker.kiwoom;

import static io.maemae.broker.kiwoom.OrderRows.CODEC;
import static io.maemae.broker.kiwoom.OrderRows.DAY;
import static io.maemae.broker.kiwoom.OrderRows.FILE;
import static io.maemae.broker.kiwoom.OrderRows.LIST;
import static io.maemae.broker.kiwoom.OrderRows.cancel;
import static io.maemae.broker.kiwoom.OrderRows.figures;
import static io.maemae.broker.kiwoom.OrderRows.id;
import static io.maemae.broker.kiwoom.OrderRows.order;
import static io.maemae.broker.kiwoom.OrderRows.row;
import static io.maemae.broker.kiwoom.OrderRows.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day's orders: what is asked, and what each row tells. */
final class OrderListCodecTest {
  @Test
  void theSampleTellsAFilledMarketOrder() throws ProtocolException {
    assertEquals(
        List.of(
            new OrderRow(
                id("50"),
                Optional.empty(),
                RequestKind.NEW,
                new Symbol("069500"),
                Side.BUY,
                OrderType.MARKET,
                Optional.empty(),
                TimeInForce.DAY,
                Venue.KRX,
                Quantity.of(1),
                Quantity.of(1),
                Optional.of(Money.ofWon(4_900)),
                Quantity.ZERO,
                true,
                Optional.empty(),
                MarketTime.instant(DAY, LocalTime.of(13, 5, 43)),
                Optional.of("영웅문4"))),
        CODEC.rows(DAY, RestSamples.answer(FILE).list(LIST), List.of(), List.of(), row -> false));
  }

  @Test
  void aRowOnTwoPagesCountsOnceAndTheNewerOne() throws ProtocolException {
    assertEquals(
        List.of("1 10 5 3 2", "2 3 0 3 0"),
        figures(
            order("1", "10", "0", "10"),
            cancel("2", "1", "3"),
            cancel("2", "1", "3"),
            order("1", "10", "5", "2")));
  }

  @Test
  void whatIsOpenEndsWithTheDay() throws ProtocolException {
    OrderRow row =
        CODEC
            .rows(DAY, List.of(order("1", "10", "2", "8")), List.of(), List.of(), r -> true)
            .get(0);

    assertEquals(
        List.of(true, Quantity.ZERO, Quantity.ZERO),
        List.of(row.ended(), row.canceled(), row.open()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"최우선지정가", "스톱지정가", "중간가", "시간외단일가", "새로운것"})
  void anOrderOfAKindThatIsNotOursIsNotTakenForOneOfOurs(String kind) throws ProtocolException {
    OrderRow row = rows(order("1", "10", "0", "10", "trde_tp", kind)).get(0);

    assertEquals(
        List.of(OrderType.OTHER, Optional.of(Price.ofWon(71_900))),
        List.of(row.type(), row.limit()));
  }

  @Test
  void aMarketOrderHasNoLimitWhateverStandsThere() throws ProtocolException {
    assertEquals(Optional.empty(), rows(row("ord_uv", "0000004900")).get(0).limit());
  }

  @ParameterizedTest
  @CsvSource({
    "A005930, 1",
    "Q500001, 1",
    "005930, 1",
    "J57JBHH, 0",
    "KR6095561B13, 0",
    "R005930, 0"
  })
  void whatIsNotTradedFromHereIsLeftOut(String code, int rows) throws ProtocolException {
    assertEquals(rows, rows(row("stk_cd", code)).size());
  }

  @Test
  void blankRowsAreNone() throws ProtocolException {
    assertEquals(
        List.of(), rows(row("ord_no", "0000000", "stk_cd", " "), row("ord_no", "", "stk_cd", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "ord_tm, ''",
    "ord_tm, 25:00:00",
    "ord_no, ''",
    "io_tp_nm, ''",
    "io_tp_nm, 현금",
    "io_tp_nm, 매수매도",
    "stk_cd, ''",
    "trde_tp, ''",
    "ord_qty, ''",
    "ord_qty, -1",
    "ord_qty, 0",
    "ord_qty, 1.5",
    "cntr_qty, ''",
    "cntr_qty, x",
    "cnfm_qty, x",
    "ord_remnq, ''",
    "ord_remnq, -0000000001",
    "dmst_stex_tp, XXX",
    "dmst_stex_tp, ''",
    "ord_uv, 1e400",
    "cntr_uv, x"
  })
  void aFieldThatIsMissingOrWrongMakesTheListUnreadable(String name, String value) {
    assertThrows(ProtocolException.class, () -> rows(row(name, value)));
  }

  @ParameterizedTest
  @CsvSource({"KRX, KRX", "NXT, NXT", "SOR, SOR"})
  void theVenueIsTheOneThatWasOrderedAt(String told, Venue venue) throws ProtocolException {
    assertEquals(venue, rows(row("dmst_stex_tp", told)).get(0).venue());
  }

  @Test
  void allVenuesAndSidesAreAskedFor() {
    assertEquals(
        List.of(
            Map.of(
                "ord_dt", "20261120",
                "qry_tp", "1",
                "stk_bond_tp", "1",
                "sell_tp", "0",
                "stk_cd", "",
                "fr_ord_no", "",
                "dmst_stex_tp", "%"),
            Map.of("all_stk_tp", "0", "trde_tp", "0", "stk_cd", "", "stex_tp", "0"),
            Map.of("stk_cd", "", "qry_tp", "0", "sell_tp", "0", "ord_no", "", "stex_tp", "0")),
        List.of(CODEC.query(DAY), CODEC.openQuery(), CODEC.fillsQuery()));
  }

  /** What is no object is no list. */
  @ParameterizedTest
  @ValueSource(strings = {FILE, "ka10075-unfilled.ok.json", "ka10076-fills.ok.json"})
  void whereverAListIsCutItIsNone(String file) {
    String text = RestSamples.text(file).strip();
    for (int end = 0; end < text.length(); end++) {
      assertEquals(Optional.empty(), RestSamples.parse(text.substring(0, end)));
    }
  }

  @Test
  void aDamagedListIsReadOrIsNot() {
    for (ObjectNode body : RestSamples.damaged(FILE)) {
      isReadOrNot(body, FILE, LIST);
    }
    for (ObjectNode body : RestSamples.damaged("ka10075-unfilled.ok.json")) {
      isReadOrNot(body, "ka10075-unfilled.ok.json", "oso");
    }
    for (ObjectNode body : RestSamples.damaged("ka10076-fills.ok.json")) {
      isReadOrNot(body, "ka10076-fills.ok.json", "cntr");
    }
  }

  private static void isReadOrNot(ObjectNode damaged, String file, String list) {
    try {
      List<Fields> rows = RestSamples.answer(200, damaged).list(list);
      List<OrderRow> read =
          CODEC.rows(
              DAY,
              file.equals(FILE) ? rows : List.of(order("69", "10", "4", "6")),
              list.equals("oso") ? rows : List.of(),
              list.equals("cntr") ? rows : List.of(),
              row -> false);
      read.forEach(row -> assertTrue(row.open().compareTo(row.quantity()) <= 0));
    } catch (ProtocolException | ArithmeticException e) {
      // It is not read: that is an answer too.
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
    }
  }
}
