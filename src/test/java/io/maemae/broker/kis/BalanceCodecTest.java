package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account holds: told as it is, or not at all. */
final class BalanceCodecTest {
  private static final BalanceCodec CODEC =
      new BalanceCodec(OrderListCodecTest.settings(KisEnvironment.LIVE, Venue.KRX));

  private final ObjectNode balance = Bodies.read("balance.json");
  private final ObjectNode buyable = Bodies.read("buying-power.json");

  private ObjectNode row(int index) {
    return (ObjectNode) balance.path("output1").path(index);
  }

  private ObjectNode sums() {
    return (ObjectNode) balance.path("output2").path(0);
  }

  private Balance decode() throws ProtocolException {
    KisAnswer answer = new KisAnswer(200, "E", balance);
    return CODEC.balance(
        answer.list("output1"),
        answer.object("output2"),
        new KisAnswer(200, "", buyable).object("output"));
  }

  private static Balance.Holding holding(String symbol, long held, long sellable, long cost) {
    return new Balance.Holding(
        new Symbol(symbol), Quantity.of(held), Quantity.of(sellable), Money.ofWon(cost));
  }

  @Test
  void theSampleHasOnePositionForWhatWasSoldIsNone() throws ProtocolException {
    assertEquals(
        new Balance(
            Money.ofWon(5_000_000),
            Money.ofWon(4_281_000),
            Money.ofWon(4_281_000),
            List.of(holding("005930", 20, 20, 1_419_000)),
            List.of()),
        decode());
  }

  @Test
  void severalRowsOfOneSymbolAreOnePosition() throws ProtocolException {
    row(1).put("pdno", "005930").put("hldg_qty", "5").put("ord_psbl_qty", "3");
    row(1).put("pchs_amt", "350000");

    assertEquals(List.of(holding("005930", 25, 23, 1_769_000)), decode().holdings());
  }

  @Test
  void whatIsNoShareIsToldApart() throws ProtocolException {
    row(1).put("pdno", "KR6095561B13").put("hldg_qty", "5").put("ord_psbl_qty", "5");

    assertEquals(List.of(holding("005930", 20, 20, 1_419_000)), decode().holdings());
    assertEquals(List.of("KR6095561B13"), decode().others());
  }

  @Test
  void cashCanBeOwed() throws ProtocolException {
    sums().put("dnca_tot_amt", "-1000").put("prvs_rcdl_excc_amt", "-2000");
    ((ObjectNode) buyable.path("output")).put("ord_psbl_cash", "-2000").put("nrcvb_buy_amt", "-5");

    assertEquals(
        new Balance(
            Money.ofWon(-1_000),
            Money.ofWon(-2_000),
            Money.ZERO,
            List.of(holding("005930", 20, 20, 1_419_000)),
            List.of()),
        decode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdno", "hldg_qty", "ord_psbl_qty", "pchs_amt"})
  void aBlankInAPositionMakesTheBalanceUnreadable(String name) {
    row(0).put(name, "   ");
    assertThrows(ProtocolException.class, this::decode);
    row(0).remove(name);
    assertThrows(ProtocolException.class, this::decode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dnca_tot_amt", "prvs_rcdl_excc_amt"})
  void aBlankInTheCashMakesTheBalanceUnreadable(String name) {
    sums().put(name, "");
    assertThrows(ProtocolException.class, this::decode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ord_psbl_cash", "nrcvb_buy_amt"})
  void aBlankInWhatMayBeSpentMakesTheBalanceUnreadable(String name) {
    ((ObjectNode) buyable.path("output")).put(name, "");
    assertThrows(ProtocolException.class, this::decode);
  }

  @Test
  void aPositionThatIsOwedIsUnreadable() {
    row(0).put("hldg_qty", "-20");
    assertThrows(ProtocolException.class, this::decode);
  }
}
