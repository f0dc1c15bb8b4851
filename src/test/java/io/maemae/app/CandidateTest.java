package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which row of the broker's list may be an order of unknown outcome, and which may not. */
class CandidateTest extends MoneyTest {
  private static final String STILL_UNKNOWN = "#1 BUY 10@70000 0 UNKNOWN";
  private static final String ADOPTED = "#1 BUY 10@70000 0 NEW";
  private static final Optional<Price> LIMIT = Optional.of(Price.ofWon(70_000));

  private Instant released;

  private void buyIsLost() {
    released = bench.now();
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    bench.advance(FakeBroker.TIMEOUT);
  }

  private OrderRow row(
      RequestKind kind,
      Symbol symbol,
      Side side,
      Optional<Price> limit,
      TimeInForce timeInForce,
      Venue venue,
      long quantity,
      Instant at) {
    return new OrderRow(
        broker.id("77"),
        kind == RequestKind.NEW ? Optional.empty() : Optional.of(broker.id("70")),
        kind,
        symbol,
        side,
        OrderType.of(limit),
        limit,
        timeInForce,
        venue,
        Quantity.of(quantity),
        Quantity.ZERO,
        Optional.of(Money.ZERO),
        Quantity.ZERO,
        false,
        Optional.empty(),
        at,
        Optional.empty());
  }

  private OrderRow equalRow(Instant at) {
    return row(
        RequestKind.NEW, MoneyBench.SAMSUNG, Side.BUY, LIMIT, TimeInForce.DAY, Venue.KRX, 10, at);
  }

  private static OrderRow ofUnknownKind(OrderRow row) {
    return FakeBroker.told(row, OrderType.OTHER, row.limit(), row.rejection());
  }

  /** The order as stored once the list has shown a row twice. */
  private String after(OrderRow row) {
    broker.put(row);
    bench.advance(Duration.ofSeconds(70));
    return bench.orders().get(0);
  }

  @Test
  void givenAnEqualRow_thenItIsAdopted() {
    buyIsLost();

    assertEquals(ADOPTED, after(equalRow(released)));
  }

  @Test
  void givenAnotherSymbol_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.HYNIX,
                Side.BUY,
                LIMIT,
                TimeInForce.DAY,
                Venue.KRX,
                10,
                released)));
  }

  @Test
  void givenTheOtherSide_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.SELL,
                LIMIT,
                TimeInForce.DAY,
                Venue.KRX,
                10,
                released)));
  }

  @Test
  void givenAnotherQuantity_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.BUY,
                LIMIT,
                TimeInForce.DAY,
                Venue.KRX,
                11,
                released)));
  }

  @Test
  void givenAnotherPrice_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.BUY,
                Optional.of(Price.ofWon(70_100)),
                TimeInForce.DAY,
                Venue.KRX,
                10,
                released)));
  }

  @Test
  void givenAMarketOrder_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.BUY,
                Optional.empty(),
                TimeInForce.DAY,
                Venue.KRX,
                10,
                released)));
  }

  @Test
  void givenAnotherTimeInForce_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.BUY,
                LIMIT,
                TimeInForce.IOC,
                Venue.KRX,
                10,
                released)));
  }

  @Test
  void givenAnotherVenue_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.BUY,
                LIMIT,
                TimeInForce.DAY,
                Venue.NXT,
                10,
                released)));
  }

  @Test
  void givenARoutedOrder_whenTheRowNamesTheVenueThatTookIt_thenItIsAdopted() {
    released = bench.now();
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000 sor");
    bench.advance(FakeBroker.TIMEOUT);

    assertEquals(
        ADOPTED,
        after(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.BUY,
                LIMIT,
                TimeInForce.DAY,
                Venue.NXT,
                10,
                released)));
  }

  @Test
  void givenARoutedAndAnUnroutedTwin_whenOneRowIsThere_thenNeitherIsAdopted() {
    released = bench.now();
    broker.next(Manner.LOSE_REQUEST, Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000 sor");
    bench.types("/buy 005930 10 70000");
    bench.presses("확인");
    bench.advance(FakeBroker.TIMEOUT);

    after(equalRow(released));

    assertEquals(
        List.of(STILL_UNKNOWN, "#2 BUY 10@70000 0 UNKNOWN", "#3 BUY 10@70000 0 NEW"),
        bench.orders());
  }

  @Test
  void givenAModifyRow_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.MODIFY,
                MoneyBench.SAMSUNG,
                Side.BUY,
                LIMIT,
                TimeInForce.DAY,
                Venue.KRX,
                10,
                released)));
  }

  @Test
  void givenACancelRow_thenItIsNot() {
    buyIsLost();

    assertEquals(
        STILL_UNKNOWN,
        after(
            row(
                RequestKind.CANCEL,
                MoneyBench.SAMSUNG,
                Side.BUY,
                LIMIT,
                TimeInForce.DAY,
                Venue.KRX,
                10,
                released)));
  }

  @Test
  void givenARowOfFiveSecondsBefore_thenItIsAdopted() {
    buyIsLost();

    assertEquals(ADOPTED, after(equalRow(released.minusSeconds(5))));
  }

  @Test
  void givenARowOfMoreThanFiveSecondsBefore_thenItIsNot() {
    buyIsLost();

    assertEquals(STILL_UNKNOWN, after(equalRow(released.minusSeconds(5).minusMillis(1))));
  }

  @Test
  void givenARowOfHalfAMinuteAfterTheDeadline_thenItIsAdopted() {
    buyIsLost();

    assertEquals(ADOPTED, after(equalRow(released.plusSeconds(35))));
  }

  @Test
  void givenARowOfMoreThanHalfAMinuteAfterTheDeadline_thenItIsNot() {
    buyIsLost();

    assertEquals(STILL_UNKNOWN, after(equalRow(released.plusSeconds(35).plusMillis(1))));
  }

  @Test
  void givenTheRowOfAnotherOrderOfOurs_thenItIsNot() {
    bench.buys(10);
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    bench.presses("확인");

    bench.advance(Duration.ofSeconds(75));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 UNKNOWN"), bench.orders());
  }

  @Test
  void givenTwoEqualRows_thenNeitherIsAdopted() {
    buyIsLost();
    broker.put(equalRow(released));
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);

    bench.advance(Duration.ofSeconds(70));

    assertEquals(
        List.of(STILL_UNKNOWN, "#2 BUY 10@70000 0 NEW", "#3 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenARowThatIsNotOurs_thenItIsToldAsPlacedElsewhere() {
    buyIsLost();
    bench.forget();

    String ours = after(equalRow(released.minusSeconds(60)));

    assertEquals(STILL_UNKNOWN, ours);
    assertEquals(
        "[kis 모의] #2 삼성전자 005930 매수 10주 70,000원: 접수 0/10 (다른 곳에서 낸 주문입니다)", bench.told().get(0));
  }

  @Test
  void givenAnEqualRowOfAKindThatNobodyKnows_thenThePersonIsAskedAndItIsNotSaidToBeNowhere() {
    buyIsLost();
    bench.forget();

    assertEquals(STILL_UNKNOWN, after(ofUnknownKind(equalRow(released.plusSeconds(1)))));

    List<String> told = bench.told();
    assertTrue(told.get(0).contains("이 주문일 수 있는 주문이 증권사에 1건 있어"), told::toString);
    assertEquals(1, told.size(), told::toString);
  }

  @Test
  void givenARowOfAKindThatNobodyKnowsAtAnotherPrice_thenItIsNotAsked() {
    buyIsLost();
    bench.forget();
    Optional<Price> other = Optional.of(Price.ofWon(70_100));

    after(
        ofUnknownKind(
            row(
                RequestKind.NEW,
                MoneyBench.SAMSUNG,
                Side.BUY,
                other,
                TimeInForce.DAY,
                Venue.KRX,
                10,
                released.plusSeconds(1))));

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(s -> s.contains("두 번 모두 없었습니다")), told::toString);
  }
}
