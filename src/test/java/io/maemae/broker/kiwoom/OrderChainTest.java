package io.maemae.broker.kiwoom;

import static io.maemae.broker.kiwoom.OrderRows.cancel;
import static io.maemae.broker.kiwoom.OrderRows.figures;
import static io.maemae.broker.kiwoom.OrderRows.id;
import static io.maemae.broker.kiwoom.OrderRows.modify;
import static io.maemae.broker.kiwoom.OrderRows.order;
import static io.maemae.broker.kiwoom.OrderRows.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Quantity;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What modifies and cancels take from the orders of a day. */
final class OrderChainTest {
  @Test
  void aChainOfModifiesMovesWhatWasOpenFromOneToTheNext() throws ProtocolException {
    assertEquals(
        List.of("1 10 2 8 0", "2 8 3 5 0", "3 5 1 4 0", "4 4 0 0 4"),
        figures(
            order("1", "10", "2", "0"),
            modify("2", "1", "8", "cntr_qty", "3", "ord_remnq", "0"),
            modify("3", "2", "5", "cntr_qty", "1", "ord_remnq", "0"),
            modify("4", "3", "4")));
  }

  @Test
  void aChangeThatNamesTheFirstOfItsChainIsTakenFromTheLast() throws ProtocolException {
    assertEquals(
        List.of("1 10 2 8 0", "2 8 0 8 0", "3 8 0 3 5", "4 3 0 3 0"),
        figures(
            order("1", "10", "2", "0"),
            modify("2", "1", "8"),
            modify("3", "1", "8"),
            cancel("4", "1", "3")));
  }

  @Test
  void partialCancelsAddUp() throws ProtocolException {
    assertEquals(
        List.of("1 10 2 7 1", "2 3 0 3 0", "3 4 0 4 0"),
        figures(order("1", "10", "2", "1"), cancel("2", "1", "3"), cancel("3", "1", "4")));
  }

  @Test
  void aCancelThatIsNotConfirmedTakesNothing() throws ProtocolException {
    assertEquals(
        List.of("1 10 0 0 10", "2 10 0 0 0"),
        figures(
            order("1", "10", "0", "10"), cancel("2", "1", "10", "cnfm_qty", "0", "acpt_tp", "접수")));
  }

  @Test
  void aCancelOfTheWholeTakesWhatIsConfirmed() throws ProtocolException {
    assertEquals(
        List.of("1 10 0 10 0", "2 10 0 10 0"),
        figures(order("1", "10", "0", "0"), cancel("2", "1", "0", "cnfm_qty", "0000000010")));
  }

  @Test
  void aModifyHasWhatIsConfirmedOfIt() throws ProtocolException {
    assertEquals(
        List.of("1 10 2 8 0", "2 8 0 0 8"),
        figures(
            order("1", "10", "2", "0"), modify("2", "1", "10", "cnfm_qty", "8", "ord_remnq", "8")));
  }

  @Test
  void aModifyThatIsNotConfirmedHasWhatItAskedFor() throws ProtocolException {
    assertEquals(
        List.of("1 10 0 10 0", "2 10 0 0 10"),
        figures(order("1", "10", "0", "10"), modify("2", "1", "10", "cnfm_qty", "0")));
  }

  @Test
  void aCancelOrModifyThatWasRefusedTakesNothing() throws ProtocolException {
    assertEquals(
        List.of("1 10 0 0 10", "2 10 0 0 0", "3 10 0 0 0"),
        figures(
            order("1", "10", "0", "10"),
            cancel("2", "1", "10", "acpt_tp", "거부"),
            modify("3", "1", "10", "acpt_tp", "거부")));
  }

  @Test
  void moreThanIsThereIsNeverTaken() throws ProtocolException {
    assertEquals(
        List.of("1 10 8 2 0", "2 10 0 10 0"),
        figures(order("1", "10", "8", "0"), cancel("2", "1", "10")));
  }

  @Test
  void anOrderMaySayItselfWhatWasTakenAsFarAsItsRemainderIsLess() throws ProtocolException {
    assertEquals(
        List.of("1 10 2 5 3", "2 10 2 0 8"),
        figures(
            order("1", "10", "2", "3", "cnfm_qty", "5"),
            order("2", "10", "2", "8", "cnfm_qty", "5")));
  }

  @Test
  void aRemainderThatNobodyTookIsStillOpen() throws ProtocolException {
    assertEquals(List.of("1 10 2 0 8"), figures(order("1", "10", "2", "0")));
  }

  @Test
  void rowsThatNameEachOtherEnd() throws ProtocolException {
    assertEquals(
        List.of("1 5 0 5 0", "2 5 0 5 0", "3 5 0 0 5"),
        figures(modify("1", "2", "5"), modify("2", "1", "5"), modify("3", "3", "5")));
  }

  @ParameterizedTest
  @CsvSource({"0000000001, 1", "1, 0000001", "'  001', 1"})
  void aCancelFindsItsOrderHoweverTheNumbersArePadded(String of, String named)
      throws ProtocolException {
    assertEquals(
        List.of("1 10 0 10 0", "2 10 0 10 0"),
        figures(order(of, "10", "0", "10"), cancel("2", named, "10")));
  }

  @ParameterizedTest
  @CsvSource({"'', 매수취소, CANCEL", "취소, 현금매수, CANCEL", "정정, 현금매도, MODIFY", "일반, 매도정정, MODIFY"})
  void whatAChangeDoesIsSaidInEitherPlace(String what, String kind, RequestKind request)
      throws ProtocolException {
    OrderRow row = rows(modify("2", "1", "5", "mdfy_cncl", what, "io_tp_nm", kind)).get(0);

    assertEquals(request, row.kind());
    assertEquals(Optional.of(id("1")), row.parent());
  }

  @ParameterizedTest
  @CsvSource({"'', 현금매수", "취소, 매수정정", "정정취소, 현금매수"})
  void aChangeThatDoesNotSayWhatItDoesMakesTheListUnreadable(String what, String kind) {
    assertThrows(
        ProtocolException.class,
        () -> rows(modify("2", "1", "5", "mdfy_cncl", what, "io_tp_nm", kind)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"보통(IOC)", "시장가(FOK)"})
  void whatAnImmediateOrderLeftIsTakenBackOnceNothingRemains(String kind) throws ProtocolException {
    assertEquals(List.of("1 10 4 6 0"), figures(order("1", "10", "4", "0", "trde_tp", kind)));
    assertEquals(List.of("1 10 4 0 6"), figures(order("1", "10", "4", "6", "trde_tp", kind)));
  }

  @Test
  void anOrderRefusedByTheExchangeIsOver() throws ProtocolException {
    OrderRow row = rows(order("1", "10", "0", "10", "acpt_tp", "거부")).get(0);

    assertEquals(
        List.of(true, Optional.of("reason:refused.shares 10 보통"), Quantity.ZERO),
        List.of(row.ended(), row.rejection(), row.open()));
  }
}
