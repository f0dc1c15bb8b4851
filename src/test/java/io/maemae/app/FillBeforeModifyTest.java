package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.ExecutionNotice.Kind;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A list shows a modify with the ten shares that it asks for; three of them are filled before it
 * reaches the exchange, so that seven move.
 */
final class FillBeforeModifyTest extends MoneyTest {
  private static final Duration HEARD = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Price LOWER = Price.ofWon(69_000);
  private static final String OVER = "#1 BUY 10@69000 3 CANCELED";

  private OrderRow first;
  private OrderRow asked;

  @BeforeEach
  void aListShowsWhatAModifyAsksFor() {
    bench.buys(10);
    broker.confirmsChanges(false);
    bench.types("/modify 1 price=69000");
    first = broker.order("1001");
    asked = broker.change("1002", first, RequestKind.MODIFY, 10, Optional.of(LOWER));
    listsWhatIsAsked();
    listIsRead();
    broker.listsTruth();
    bench.forget();
  }

  private void listsWhatIsAsked() {
    broker.lists(rows -> List.of(first.withCanceled(Quantity.of(10), true), asked));
  }

  private void listIsRead() {
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);
    bench.advance(SOON);
  }

  private void listKeepsWhatWasAsked() {
    broker.lists(
        rows ->
            rows.stream()
                .map(r -> r.id().equals(asked.id()) ? asked.withCanceled(r.canceled(), false) : r)
                .toList());
  }

  private void theRestIsCancelled() {
    broker.confirmsChanges(true);
    bench.types("/cancel 1");
    bench.advance(LONG);
  }

  @Test
  void givenThatANoticeTellsIt_whenTheRestIsCancelled_thenTheOrderIsOver() {
    broker.fills("1001", 3, 70_000);
    broker.confirmModify("1002", "1001", LOWER);
    bench.advance(SOON);

    theRestIsCancelled();

    assertEquals(0, broker.order("1002").open().units());
    assertEquals(List.of(OVER), bench.orders(), bench.told()::toString);
  }

  @Test
  void givenThatTheListAloneTellsIt_whenTheRestIsCancelled_thenTheOrderIsOver() {
    broker.fillsUnsaid("1001", 3, 70_000);
    broker.modifiesUnsaid("1002", "1001", LOWER);
    listIsRead();

    theRestIsCancelled();

    assertEquals(List.of(OVER), bench.orders(), bench.told()::toString);
  }

  @Test
  void givenAListThatKeepsWhatWasAsked_whenTheRestIsCancelled_thenTheOrderIsOver() {
    listKeepsWhatWasAsked();
    broker.fills("1001", 3, 70_000);
    broker.confirmModify("1002", "1001", LOWER);
    bench.advance(SOON);

    theRestIsCancelled();

    assertEquals(List.of(OVER), bench.orders(), bench.told()::toString);
  }

  @Test
  void givenThatItIsToldBeforeTheFill_whenTheFillComes_thenNothingWasTakenBack() {
    broker.fillsUnsaid("1001", 3, 70_000);
    broker.confirmModify("1002", "1001", LOWER);

    assertAllTenAreOpen();
    broker.tell(broker.fillNotice("1001", 3, 70_000, Optional.of(Quantity.of(3))));
    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@69000 3 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("7"), moved());
  }

  @Test
  void givenARestart_whenItIsToldBeforeTheFill_thenNothingWasTakenBack() {
    listsWhatIsAsked();
    bench.restart();
    bench.advance(SOON);
    broker.fillsUnsaid("1001", 3, 70_000);

    broker.confirmModify("1002", "1001", LOWER);

    assertAllTenAreOpen();
  }

  @Test
  void givenThatMoreWasFilledThanANoticeTells_whenItTellsThat_thenThatManyHaveMoved() {
    broker.put(asked);
    broker.fills("1002", 3, 69_000);

    broker.tell(
        broker.notice(
            Kind.REPLACED, "1002", Optional.of("1001"), first, 2, Optional.of(LOWER), ""));
    bench.advance(HEARD);

    assertEquals(List.of("3"), moved());
  }

  /** If less than ten were, there would be nothing to reduce to nine. */
  private void assertAllTenAreOpen() {
    bench.advance(HEARD);
    broker.forgetAsked();
    bench.typesAtOnce("/modify 1 qty=9");
    assertEquals(List.of("cancel #1 1002 1"), broker.sent(), bench.told()::toString);
  }

  private List<String> moved() {
    return bench.rows("select quantity from order_leg where number = '1002'");
  }

  @Test
  void givenThatANoticeToldIt_whenAllThatMovedIsFilled_thenTheOrderIsFilled() {
    broker.fills("1001", 3, 70_000);
    broker.confirmModify("1002", "1001", LOWER);

    broker.fills("1002", 7, 69_000);
    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@69000 10 FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 7@69000"), bench.fills());
  }
}
