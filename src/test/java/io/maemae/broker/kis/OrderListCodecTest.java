package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.config.Secret;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day's orders, seen together. */
final class OrderListCodecTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** A paper account that knows nothing of its server. */
  static KisSettings settings(KisEnvironment environment, Venue venue) {
    URI nowhere = URI.create("http://127.0.0.1:1");
    Duration second = Duration.ofSeconds(1);
    return new KisSettings(
        "kis",
        environment,
        new Secret("key"),
        new Secret("secret"),
        new Secret("12345678"),
        "01",
        "myhtsid",
        venue,
        nowhere,
        nowhere,
        second,
        second,
        second);
  }

  private static final OrderListCodec CODEC =
      new OrderListCodec(settings(KisEnvironment.LIVE, Venue.KRX));

  private static OrderId id(String number) {
    return new OrderId("kis", DAY, "06010", number);
  }

  /** The first row of the sample, with other figures: name, value, name, value. */
  private static Fields row(String... changes) {
    ObjectNode row = (ObjectNode) Bodies.read("daily-orders.json").path("output1").path(0);
    for (int i = 0; i < changes.length; i += 2) {
      row.put(changes[i], changes[i + 1]);
    }
    return new Fields(row);
  }

  private static Fields order(String number, String ordered, String filled, String remaining) {
    return row(
        "odno",
        number,
        "ord_qty",
        ordered,
        "tot_ccld_qty",
        filled,
        "tot_ccld_amt",
        String.valueOf(71_900 * Long.parseLong(filled)),
        "rmn_qty",
        remaining);
  }

  private static Fields change(String number, String original, String quantity, String... more) {
    String[] basic = {
      "odno",
      number,
      "orgn_odno",
      original,
      "ord_qty",
      quantity,
      "tot_ccld_qty",
      "0",
      "tot_ccld_amt",
      "0",
      "rmn_qty",
      quantity
    };
    List<String> all = new ArrayList<>(List.of(basic));
    all.addAll(List.of(more));
    return row(all.toArray(String[]::new));
  }

  private static Fields cancel(String number, String original, String quantity) {
    return change(
        number, original, quantity, "cncl_yn", "Y", "cncl_cfrm_qty", quantity, "rmn_qty", "0");
  }

  private static List<OrderRow> rows(Fields... rows) throws ProtocolException {
    return CODEC.rows(DAY, List.of(rows), List.of(), row -> false);
  }

  /** Number, ordered, filled, taken back and open shares of each row. */
  private static List<String> figures(Fields... rows) throws ProtocolException {
    return rows(rows).stream()
        .map(
            row ->
                String.join(
                    " ",
                    row.id().number(),
                    row.quantity().toString(),
                    row.filled().toString(),
                    row.canceled().toString(),
                    row.open().toString()))
        .toList();
  }

  @Test
  void theSampleTellsAFillACancelAndWhatWasTakenBack() throws ProtocolException {
    List<Fields> page = new KisAnswer(200, "E", Bodies.read("daily-orders.json")).list("output1");

    assertEquals(
        List.of(
            sample("117057", Optional.empty(), 71_900L, 10, 10, 0, true, LocalTime.of(9, 35, 1)),
            sample("117060", Optional.empty(), 71_000L, 10, 3, 7, true, LocalTime.of(9, 35, 20)),
            sample(
                "117099",
                Optional.of(id("117060").anywhere()),
                0L,
                7,
                0,
                7,
                false,
                LocalTime.of(9, 36, 10))),
        CODEC.rows(DAY, page, List.of(), row -> false));
  }

  private static OrderRow sample(
      String number,
      Optional<OrderId> parent,
      long won,
      long ordered,
      long filled,
      long canceled,
      boolean ended,
      LocalTime time) {
    return new OrderRow(
        id(number),
        parent,
        parent.isPresent() ? RequestKind.CANCEL : RequestKind.NEW,
        KisHarness.SAMSUNG,
        Side.BUY,
        OrderType.LIMIT,
        won == 0 ? Optional.empty() : Optional.of(Price.ofWon(won)),
        TimeInForce.DAY,
        Venue.KRX,
        Quantity.of(ordered),
        Quantity.of(filled),
        filled == 0 ? Optional.empty() : Optional.of(Money.ofWon(won * filled)),
        Quantity.of(canceled),
        ended,
        Optional.empty(),
        MarketTime.instant(DAY, time),
        Optional.empty());
  }

  @Test
  void aChainOfModifiesMovesWhatWasOpenFromOneToTheNext() throws ProtocolException {
    assertEquals(
        List.of("1 10 2 8 0", "2 8 3 5 0", "3 5 1 4 0", "4 4 0 0 4"),
        figures(
            order("1", "10", "2", "8"),
            withFills("2", "1", "8", "3"),
            withFills("3", "2", "5", "1"),
            change("4", "3", "4")));
  }

  private static Fields withFills(String number, String original, String quantity, String filled) {
    return change(
        number,
        original,
        quantity,
        "tot_ccld_qty",
        filled,
        "tot_ccld_amt",
        String.valueOf(71_900 * Long.parseLong(filled)));
  }

  @Test
  void partialCancelsAddUp() throws ProtocolException {
    assertEquals(
        List.of("1 10 2 7 1", "2 3 0 3 0", "3 4 0 4 0"),
        figures(order("1", "10", "2", "8"), cancel("2", "1", "3"), cancel("3", "1", "4")));
  }

  @Test
  void aCancelThatIsNotConfirmedTakesNothing() throws ProtocolException {
    assertEquals(
        List.of("1 10 0 0 10", "2 10 0 0 0"),
        figures(
            order("1", "10", "0", "10"),
            change("2", "1", "10", "cncl_yn", "Y", "cncl_cfrm_qty", "0")));
  }

  @Test
  void aCancelOrModifyThatWasRejectedTakesNothing() throws ProtocolException {
    assertEquals(
        List.of("1 10 0 0 10", "2 10 0 0 0", "3 10 0 0 0"),
        figures(
            order("1", "10", "0", "10"),
            change("2", "1", "10", "cncl_yn", "Y", "cncl_cfrm_qty", "10", "rjct_qty", "10"),
            change("3", "1", "10", "rjct_qty", "10")));
  }

  @Test
  void moreThanIsThereIsNeverTaken() throws ProtocolException {
    assertEquals(
        List.of("1 10 8 2 0", "2 10 0 10 0"),
        figures(order("1", "10", "8", "2"), cancel("2", "1", "10")));
  }

  @ParameterizedTest
  @CsvSource({"0000000001, 1", "'         1', '1         '", "1, 0000000001", "'  001', 1"})
  void aCancelFindsItsOrderHoweverTheNumbersArePadded(String of, String named)
      throws ProtocolException {
    assertEquals(
        List.of("1 10 0 10 0", "2 10 0 10 0"),
        figures(order(of, "10", "0", "10"), cancel("2", named, "10")));
  }

  @Test
  void whatAnIocOrderLeftIsTakenBackOnceNothingRemains() throws ProtocolException {
    String[] rest = {"ord_dvsn_cd", "11", "tot_ccld_qty", "4", "rmn_qty", "0"};
    String[] open = {"ord_dvsn_cd", "11", "tot_ccld_qty", "4", "rmn_qty", "6"};

    assertEquals(List.of("117057 10 4 6 0"), figures(row(rest)));
    assertEquals(List.of("117057 10 4 0 6"), figures(row(open)));
  }

  @Test
  void anOrderRejectedByTheExchangeIsOver() throws ProtocolException {
    OrderRow row =
        rows(row("tot_ccld_qty", "0", "tot_ccld_amt", "0", "rmn_qty", "0", "rjct_qty", "10"))
            .get(0);

    assertEquals(
        List.of(true, Optional.of("reason:refused.shares 10 지정가"), Quantity.ZERO),
        List.of(row.ended(), row.rejection(), row.open()));
  }

  @Test
  void theNewerOfTwoRowsOfOneNumberCounts() throws ProtocolException {
    assertEquals(
        List.of("1 10 5 0 5"), figures(order("1", "10", "0", "10"), order("1", "10", "5", "5")));
  }

  @Test
  void whatIsOpenEndsWithTheDay() throws ProtocolException {
    List<OrderRow> rows =
        CODEC.rows(DAY, List.of(order("1", "10", "2", "8")), List.of(), row -> true);

    assertEquals(
        List.of(true, Quantity.ZERO, Quantity.ZERO),
        List.of(rows.get(0).ended(), rows.get(0).canceled(), rows.get(0).open()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"04", "05", "06", "21", "22", "41", "47", "99"})
  void anOrderOfAKindThatIsNotOursLeavesTheListReadable(String division) throws ProtocolException {
    assertEquals(
        List.of("117057 10 10 0 0", "2 3 0 0 3"),
        figures(row("ord_dvsn_cd", division), order("2", "3", "0", "3")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"04", "21", "22", "47"})
  void anOrderOfAKindThatIsNotOursIsNotTakenForOneOfOurs(String division) throws ProtocolException {
    OrderRow row = rows(row("ord_dvsn_cd", division)).get(0);

    assertEquals(
        List.of(OrderType.OTHER, Optional.of(Price.ofWon(71_900))),
        List.of(row.type(), row.limit()));
  }

  @ParameterizedTest
  @CsvSource({
    "ord_dt, ''",
    "ord_dt, 20261320",
    "ord_tmd, ''",
    "ord_tmd, 250000",
    "odno, ''",
    "sll_buy_dvsn_cd, ''",
    "sll_buy_dvsn_cd, 03",
    "pdno, ''",
    "ord_dvsn_cd, ''",
    "ord_qty, ''",
    "ord_qty, -1",
    "ord_qty, 1.5",
    "tot_ccld_qty, ''",
    "tot_ccld_qty, x",
    "tot_ccld_amt, x",
    "rmn_qty, ''",
    "excg_id_dvsn_Cd, XXX",
    "ord_unpr, -5",
    "ord_unpr, 1e400"
  })
  void aFieldThatIsMissingOrWrongMakesTheListUnreadable(String name, String value) {
    assertThrows(ProtocolException.class, () -> rows(row(name, value)));
  }

  @Test
  void anOrderInWhatIsNoShareIsLeftOut() throws ProtocolException {
    assertEquals(
        List.of("2 3 0 0 3"), figures(row("pdno", "KR6095561B13"), order("2", "3", "0", "3")));
  }

  /** The sample's row of the list of orders that can be modified, with other figures. */
  private static Fields modifiable(String... changes) {
    ObjectNode row = (ObjectNode) Bodies.read("modifiable-orders.json").path("output").path(0);
    for (int i = 0; i < changes.length; i += 2) {
      row.put(changes[i], changes[i + 1]);
    }
    return new Fields(row);
  }

  private static List<String> together(Fields listed, Fields modifiable) throws ProtocolException {
    return CODEC.rows(DAY, List.of(listed), List.of(modifiable), row -> false).stream()
        .map(row -> row.id().number() + " " + row.limit().orElseThrow() + " " + row.open())
        .toList();
  }

  @Test
  void anOrderThatOnlyTheOtherListKnowsYetIsThere() throws ProtocolException {
    assertEquals(
        List.of("1 71900 3", "117060 71000 7"), together(order("1", "3", "0", "3"), modifiable()));
  }

  @Test
  void ofAnOrderInBothListsTheDaysListTells() throws ProtocolException {
    assertEquals(
        List.of("117060 71900 6"),
        together(order("117060", "10", "4", "6"), modifiable("odno", "117060")));
  }

  @Test
  void aRowOfTheOtherListThatCannotBeReadIsLeftToTheDaysList() throws ProtocolException {
    assertEquals(
        List.of("1 71900 3"),
        together(order("1", "3", "0", "3"), modifiable("excg_id_dvsn_cd", "XXX")));
  }

  @Test
  void aChangedOrderOfTheOtherListWaitsForTheDaysList() throws ProtocolException {
    assertEquals(
        List.of("1 71900 3"),
        together(order("1", "3", "0", "3"), modifiable("odno", "5", "orgn_odno", "4")));
  }

  @Test
  void aRowWithoutItsBranchIsRead() throws ProtocolException {
    assertEquals(
        List.of(id("117057").anywhere()),
        rows(row("ord_gno_brno", "")).stream().map(OrderRow::id).toList());
  }

  @Test
  void aCancelAtAnotherBranchTakesBackTheSame() throws ProtocolException {
    assertEquals(
        List.of("1 10 3 7 0", "2 7 0 7 0"),
        figures(
            order("1", "10", "3", "7"),
            change("2", "1", "7", "ord_gno_brno", "00077", "cncl_yn", "Y", "cncl_cfrm_qty", "7")));
  }

  @Test
  void aPaperRowWithoutAVenueIsOfKrx() throws ProtocolException {
    assertEquals(Venue.KRX, rows(row("excg_id_dvsn_Cd", "")).get(0).venue());
  }

  @Test
  void paperIsAskedForKrxAndLiveForAllVenues() {
    OrderListCodec paper = new OrderListCodec(settings(KisEnvironment.PAPER, Venue.KRX));

    assertEquals(
        List.of("ALL", "KRX"),
        List.of(CODEC.query(DAY).get("EXCG_ID_DVSN_CD"), paper.query(DAY).get("EXCG_ID_DVSN_CD")));
  }
}
