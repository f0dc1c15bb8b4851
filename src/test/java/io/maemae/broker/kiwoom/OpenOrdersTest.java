package io.maemae.broker.kiwoom;

import static io.maemae.broker.kiwoom.OrderRows.CODEC;
import static io.maemae.broker.kiwoom.OrderRows.DAY;
import static io.maemae.broker.kiwoom.OrderRows.figures;
import static io.maemae.broker.kiwoom.OrderRows.fill;
import static io.maemae.broker.kiwoom.OrderRows.id;
import static io.maemae.broker.kiwoom.OrderRows.open;
import static io.maemae.broker.kiwoom.OrderRows.order;
import static io.maemae.broker.kiwoom.OrderRows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the open orders and the fills add to the day's orders. */
final class OpenOrdersTest {
  @Test
  void anImmediateOrderThatTheOpenOnesHaveIsNotOver() throws ProtocolException {
    List<OrderRow> rows =
        CODEC.rows(
            DAY,
            List.of(order("69", "10", "4", "0", "trde_tp", "보통(IOC)")),
            List.of(open()),
            List.of(),
            row -> false);

    assertEquals(List.of("69 10 4 0 6"), figures(rows));
  }

  private static List<OrderRow> together(Fields listed, Fields open) throws ProtocolException {
    return CODEC.rows(DAY, List.of(listed), List.of(open), List.of(), row -> false);
  }

  @Test
  void anOrderThatOnlyTheOpenOnesHaveYetIsThere() throws ProtocolException {
    List<OrderRow> rows = together(order("1", "3", "0", "3"), open());

    assertEquals(List.of("1 3 0 0 3", "69 10 4 0 6"), figures(rows));
    assertEquals(
        new OrderRow(
            id("69"),
            Optional.empty(),
            RequestKind.NEW,
            new Symbol("005930"),
            Side.BUY,
            OrderType.LIMIT,
            Optional.of(Price.ofWon(74_000)),
            TimeInForce.DAY,
            Venue.KRX,
            Quantity.of(10),
            Quantity.of(4),
            Optional.of(Money.ofWon(296_000)),
            Quantity.ZERO,
            false,
            Optional.empty(),
            MarketTime.instant(DAY, LocalTime.of(9, 41, 13)),
            Optional.empty()),
        rows.get(1));
  }

  @Test
  void ofAnOrderInBothListsTheDaysListTells() throws ProtocolException {
    assertEquals(List.of("69 10 5 0 5"), figures(together(order("69", "10", "5", "5"), open())));
  }

  @ParameterizedTest
  @CsvSource({
    "stex_tp, 9",
    "ord_qty, x",
    "tm, ''",
    "orig_ord_no, 0000004",
    "io_tp_nm, +매수정정",
    "io_tp_nm, 매수취소",
    "ord_no, 0000007",
    "trde_tp, ''"
  })
  void whatTheOpenOnesDoNotTellClearlyWaitsForTheDaysList(String name, String value)
      throws ProtocolException {
    Fields warrant = row("ord_no", "7", "stk_cd", "J57JBHH");
    List<OrderRow> rows =
        CODEC.rows(
            DAY,
            List.of(warrant, order("1", "3", "0", "3")),
            List.of(open(name, value)),
            List.of(),
            row -> false);

    assertEquals(List.of("1 3 0 0 3"), figures(rows));
  }

  @ParameterizedTest
  @CsvSource({"1, N, KRX", "2, N, NXT", "0, Y, SOR", "2, Y, SOR"})
  void anOpenOrderThatIsRoutedIsMarked(String where, String routed, Venue venue)
      throws ProtocolException {
    List<OrderRow> rows =
        together(order("1", "3", "0", "3"), open("stex_tp", where, "sor_yn", routed));

    assertEquals(venue, rows.get(1).venue());
  }

  private static Optional<Money> amount(Fields listed, List<Fields> open, Fields... fills)
      throws ProtocolException {
    return CODEC
        .rows(DAY, List.of(listed), open, List.of(fills), row -> false)
        .get(0)
        .filledAmount();
  }

  private static Optional<Money> won(long won) {
    return Optional.of(Money.ofWon(won));
  }

  @Test
  void theAmountOfAnOpenOrderCountsIfItIsOfAsManyShares() throws ProtocolException {
    assertEquals(
        List.of(won(296_000), won(359_250)),
        List.of(
            amount(order("69", "10", "4", "6"), List.of(open())),
            amount(order("69", "10", "5", "5"), List.of(open()))));
  }

  @Test
  void theAverageTellsTheAmountWhereNothingElseDoes() throws ProtocolException {
    Fields filled = order("1", "10", "10", "0");

    assertEquals(won(718_500), amount(filled, List.of()));
    assertEquals(won(718_430), amount(filled, List.of(), fill("10", "71843")));
    assertEquals(Optional.empty(), amount(order("1", "10", "0", "10"), List.of()));
  }

  @Test
  void thePriceOfOneShareIsItsAmount() throws ProtocolException {
    assertEquals(won(71_850), amount(order("1", "10", "1", "9"), List.of()));
  }

  @Test
  void severalFillsAtOneVenueAreWhatTheyCost() throws ProtocolException {
    Fields filled = order("1", "10", "10", "0");
    Fields four = fill("4", "71900");

    assertEquals(won(718_400), amount(filled, List.of(), four, fill("6", "71800")));
    assertEquals(
        List.of(won(718_400), won(718_500), won(718_500), won(718_500)),
        List.of(
            amount(filled, List.of(), four, fill("6", "71800", "stex_tp", "2")),
            amount(filled, List.of(), four, fill("5", "71800")),
            amount(filled, List.of(), fill("5", "71800"), fill("5", "71800")),
            amount(filled, List.of(), four, fill("6", "x"))));
    assertEquals(
        won(718_400),
        amount(
            filled,
            List.of(),
            fill("4", "71900", "stex_tp", "0"),
            fill("6", "71800", "stex_tp", "0")));
  }

  @Test
  void anOrderWithoutALimitHasTheAverageWhereNothingElseTells() throws ProtocolException {
    Fields market =
        order("1", "10", "10", "0", "trde_tp", "시장가", "ord_uv", "0", "cntr_uv", "0000071841");

    assertEquals(
        List.of(won(718_410), won(718_430), Optional.empty()),
        List.of(
            amount(market, List.of()),
            amount(market, List.of(), fill("10", "71843")),
            amount(order("1", "10", "0", "10", "trde_tp", "시장가"), List.of())));
  }
}
