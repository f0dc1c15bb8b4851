package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account holds: told as it is, or not at all. */
final class BalanceCodecTest {
  private static final String FILE = "kt00018-balance.ok.json";
  private static final String LIST = "acnt_evlt_remn_indv_tot";
  private static final BalanceCodec CODEC = new BalanceCodec();

  private static final Fields DEPOSIT = deposit("000000001000000");

  /** The names of kt00001 are documented, an answer is not. */
  private static Fields deposit(String orderable) {
    return RestSamples.fields(
        "entr", "000000005000000",
        "d2_entra", "000000004281000",
        "ord_alow_amt", "000000000500000",
        "100stk_ord_alow_amt", orderable,
        "40stk_ord_alow_amt", "000000009999999");
  }

  private static Fields row(String... changes) {
    return RestSamples.row(FILE, LIST, changes);
  }

  private static Fields held(String code, String quantity, String sellable, String... more) {
    return row(
        "stk_cd",
        code,
        "rmnd_qty",
        quantity,
        "trde_able_qty",
        sellable,
        "crd_tp",
        more.length == 0 ? "00" : more[0]);
  }

  private static Balance krx(Fields... rows) throws ProtocolException {
    return CODEC.balance(List.of(rows), Optional.empty(), DEPOSIT);
  }

  private static Balance both(Fields krx, Fields... nxt) throws ProtocolException {
    return CODEC.balance(List.of(krx), Optional.of(List.of(nxt)), DEPOSIT);
  }

  private static Balance.Holding holding(String symbol, long held, long sellable) {
    return new Balance.Holding(
        new Symbol(symbol), Quantity.of(held), Quantity.of(sellable), Money.ofWon(373_500));
  }

  /** The names of kt00010 are documented, an answer is not. */
  @Test
  void whatMayBeBoughtIsThatWithoutCredit() throws ProtocolException {
    Fields answer =
        RestSamples.fields(
            "profa_20ord_alow_amt", "000005000000",
            "profa_20ord_alowq", "0000000071",
            "profa_100ord_alow_amt", "000001000000",
            "profa_100ord_alowq", "0000000014",
            "ord_alowa", "000000900000");

    assertEquals(new Buyable(Money.ofWon(1_000_000), Quantity.of(14)), CODEC.buyable(answer));
    assertEquals(
        Map.of("stk_cd", "005930", "trde_tp", "2", "uv", "70000"),
        CODEC.buyableQuery(new Symbol("005930"), Price.ofWon(70_000)));
  }

  @Test
  void withoutAQuantityNothingIsKnownOfWhatMayBeBought() {
    Fields answer = RestSamples.fields("profa_100ord_alow_amt", "000001000000");

    assertThrows(ProtocolException.class, () -> CODEC.buyable(answer));
  }

  @Test
  void theSampleHasOnePosition() throws ProtocolException {
    assertEquals(
        new Balance(
            Money.ofWon(5_000_000),
            Money.ofWon(4_281_000),
            Money.ofWon(1_000_000),
            List.of(holding("005930", 3, 3)),
            List.of()),
        CODEC.balance(RestSamples.answer(FILE).list(LIST), Optional.empty(), DEPOSIT));
  }

  @Test
  void sharesHaveNoVenueAndAreNeverAdded() throws ProtocolException {
    assertEquals(List.of(holding("005930", 3, 3)), both(row(), row()).holdings());
  }

  @Test
  void whatNextradeDoesNotTradeIsAsKrxTells() throws ProtocolException {
    Balance balance =
        CODEC.balance(
            List.of(row(), held("A000660", "5", "5")), Optional.of(List.of(row())), DEPOSIT);

    assertEquals(List.of(holding("000660", 5, 5), holding("005930", 3, 3)), balance.holdings());
  }

  @Test
  void twoTellingsThatDifferAreNoBalance() {
    ProtocolException differs =
        assertThrows(ProtocolException.class, () -> both(row(), held("A005930", "2", "2")));

    assertEquals("rmnd_qty of 005930: 3 at KRX, 2 at NXT", differs.getMessage());
  }

  @Test
  void whatNextradeAloneTellsIsNoBalance() {
    ProtocolException differs =
        assertThrows(ProtocolException.class, () -> both(row(), row(), held("A000660", "5", "5")));

    assertEquals("rmnd_qty of 000660: 0 at KRX, 5 at NXT", differs.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 1", "1, 3, 1"})
  void theSmallerSellableQuantityCounts(String krx, String nxt, long sellable)
      throws ProtocolException {
    Balance balance = both(held("A005930", "3", krx), held("A005930", "3", nxt));

    assertEquals(List.of(holding("005930", 3, sellable)), balance.holdings());
  }

  @Test
  void aRowOnTwoPagesCountsOnce() throws ProtocolException {
    assertEquals(List.of(holding("005930", 3, 3)), krx(row(), row()).holdings());
  }

  @Test
  void twoDifferentRowsOfOneSymbolAreNoBalance() {
    assertThrows(ProtocolException.class, () -> krx(row(), held("A005930", "2", "2")));
  }

  @ParameterizedTest
  @CsvSource({"J57JBHH, 00", "KR6095561B13, 00", "A000660, 03", "A000660, 33"})
  void whatIsNotTradedFromHereIsToldApart(String code, String credit) throws ProtocolException {
    Balance balance = krx(row(), held(code, "5", "5", credit));

    assertEquals(List.of(holding("005930", 3, 3)), balance.holdings());
    assertEquals(List.of(code), balance.others());
  }

  @Test
  void whatWasSoldIsNoPositionAndBlankRowsAreNone() throws ProtocolException {
    assertEquals(
        List.of(),
        krx(held("A005930", "000", "000"), row("stk_cd", "", "rmnd_qty", "")).holdings());
  }

  @ParameterizedTest
  @CsvSource({
    "stk_cd, ' '",
    "rmnd_qty, ' '",
    "trde_able_qty, ' '",
    "pur_amt, ' '",
    "rmnd_qty, -3",
    "rmnd_qty, 1.5",
    "trde_able_qty, x",
    "pur_amt, x"
  })
  void aPositionThatCannotBeReadMakesTheBalanceUnreadable(String name, String value) {
    assertThrows(ProtocolException.class, () -> krx(row(name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"entr", "d2_entra", "100stk_ord_alow_amt"})
  void cashThatIsNotToldMakesTheBalanceUnreadable(String missing) {
    String[] names = {"entr", "d2_entra", "100stk_ord_alow_amt"};
    String[] all = new String[6];
    for (int i = 0; i < names.length; i++) {
      all[2 * i] = names[i];
      all[2 * i + 1] = names[i].equals(missing) ? "" : "1";
    }
    assertThrows(
        ProtocolException.class,
        () -> CODEC.balance(List.of(), Optional.empty(), RestSamples.fields(all)));
  }

  @Test
  void nothingMayBeSpentOfWhatIsOwed() throws ProtocolException {
    Balance balance = CODEC.balance(List.of(), Optional.empty(), deposit("-00000000002000"));

    assertEquals(Money.ZERO, balance.orderable());
  }

  @Test
  void eachVenueIsAskedApartAndRoutingIsNone() {
    assertEquals(
        List.of(
            Map.of("qry_tp", "2", "dmst_stex_tp", "KRX"),
            Map.of("qry_tp", "2", "dmst_stex_tp", "NXT"),
            Map.of("qry_tp", "2")),
        List.of(CODEC.query(Venue.KRX), CODEC.query(Venue.NXT), CODEC.depositQuery()));
    assertThrows(IllegalArgumentException.class, () -> CODEC.query(Venue.SOR));
  }

  @Test
  void whereverABalanceIsCutItIsNone() {
    String text = RestSamples.text(FILE).strip();
    for (int end = 0; end < text.length(); end++) {
      assertEquals(Optional.empty(), RestSamples.parse(text.substring(0, end)));
    }
  }

  @Test
  void aDamagedBalanceIsReadOrIsNot() {
    for (ObjectNode body : RestSamples.damaged(FILE)) {
      try {
        Balance balance =
            CODEC.balance(
                RestSamples.answer(200, body).list(LIST), Optional.of(List.of(row())), DEPOSIT);
        assertEquals(
            List.of(3L), balance.holdings().stream().map(h -> h.quantity().units()).toList());
      } catch (ProtocolException e) {
        assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
      }
    }
  }
}
