package io.maemae.store;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderId;
import io.maemae.order.OrderState;
import io.maemae.order.PendingChange;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.Fill;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Orders and bookings to be kept. */
public final class Samples {
  public static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  public static final Instant NINE = MarketTime.instant(DAY, LocalTime.of(9, 0));
  public static final String ACCOUNT = "pretend";
  public static final Symbol SAMSUNG = new Symbol("005930");

  private Samples() {}

  /** An order as a person compares it: orders and legs have no equality of their own. */
  public record Seen(Order.Terms terms, Order.Progress progress, List<Leg.Kept> legs) {
    public static Seen of(Order order) {
      return new Seen(
          order.terms(), order.progress(), order.legs().stream().map(Leg::kept).toList());
    }

    public static List<Seen> of(List<Order> orders) {
      return orders.stream().map(Seen::of).toList();
    }
  }

  public static Order.Terms terms(long number, Instant createdAt) {
    return new Order.Terms(
        new ClientOrderId(number),
        ACCOUNT,
        SAMSUNG,
        Side.BUY,
        Quantity.of(10),
        OrderType.LIMIT,
        Optional.of(Price.ofWon(70_000)),
        TimeInForce.DAY,
        Venue.KRX,
        Purpose.BY_HAND,
        Optional.empty(),
        createdAt,
        "u812");
  }

  public static Order order(long number) {
    return order(number, OrderState.PENDING_NEW, Optional.empty());
  }

  public static Order order(long number, OrderState state, Optional<Instant> releasedAt) {
    return order(number, state, releasedAt, NINE);
  }

  public static Order order(
      long number, OrderState state, Optional<Instant> releasedAt, Instant createdAt) {
    return Order.restore(
        terms(number, createdAt),
        new Order.Progress(
            state,
            Optional.of(Price.ofWon(70_000)),
            releasedAt,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            ""),
        List.of());
  }

  /** A market order of a strategy, as bare as can be. */
  public static Order marketOrder(long number) {
    return Order.restore(
        new Order.Terms(
            new ClientOrderId(number),
            "키움-모의",
            new Symbol("0001A0"),
            Side.SELL,
            Quantity.of(3),
            OrderType.MARKET,
            Optional.empty(),
            TimeInForce.IOC,
            Venue.SOR,
            Purpose.EXIT,
            Optional.of("골든 크로스"),
            NINE,
            "o7"),
        new Order.Progress(
            OrderState.REJECTED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            "주문가능금액이 부족합니다 🙂 'x' \"y\""),
        List.of());
  }

  /** An order with every optional thing present: two legs, a modify and one beside it. */
  public static Order fullOrder(long number) {
    return Order.restore(
        terms(number, NINE.plusNanos(123_456_789)),
        new Order.Progress(
            OrderState.PENDING_REPLACE,
            Optional.of(Price.parse("70000.5")),
            Optional.of(NINE.plusMillis(5)),
            Optional.of(NINE.plusSeconds(7)),
            true,
            Optional.of(
                new PendingChange(
                    RequestKind.MODIFY,
                    brokerNumber("102"),
                    Quantity.of(4),
                    true,
                    Optional.of(Price.ofWon(70_200)),
                    Optional.of(NINE.plusSeconds(1)),
                    Optional.of(NINE.plusSeconds(4)),
                    Optional.of(brokerNumber("103")),
                    true)),
            Optional.of(
                new PendingChange(
                    RequestKind.CANCEL,
                    brokerNumber("101"),
                    Quantity.of(3),
                    true,
                    Optional.of(Price.ofWon(70_300)),
                    Optional.of(NINE.plusSeconds(8)),
                    Optional.of(NINE.plusSeconds(13)),
                    Optional.of(brokerNumber("104")),
                    false)),
            "정정 중"),
        List.of(leg("101", Optional.empty(), 10, 6, 4), leg("102", Optional.of("101"), 4, 0, 0)));
  }

  public static Leg leg(
      String number, Optional<String> parent, long ordered, long booked, long canceled) {
    return Leg.restore(
        new Leg.Kept(
            brokerNumber(number),
            parent.map(Samples::brokerNumber),
            Quantity.of(ordered),
            Optional.of(Price.ofWon(70_000)),
            Quantity.of(booked),
            Money.parse("420000.25"),
            Quantity.of(Math.max(0, booked - 1)),
            Money.parse("350000.0001"),
            Quantity.of(booked),
            Money.ofWon(70_000).share(Quantity.of(booked), Quantity.of(10)),
            Quantity.of(canceled)));
  }

  public static OrderId brokerNumber(String number) {
    return new OrderId(ACCOUNT, DAY, "06010", number);
  }

  public static Fill fill(long id, long order, long shares, Money amount) {
    return new Fill(
        id,
        order,
        ACCOUNT,
        Optional.of("ma-cross"),
        SAMSUNG,
        Side.SELL,
        Quantity.of(shares),
        amount,
        Money.ofWon(105),
        Money.ofWon(1_400),
        NINE.plusSeconds(id));
  }

  /** How the account closed the day of that number, counted from 1; its fee is as many won. */
  public static DayClose close(int number) {
    return new DayClose(
        DAY.plusDays(number - 1),
        ACCOUNT,
        Money.ofWon(1),
        Money.parse("1.0001"),
        Money.ofWon(-2),
        Money.ofWon(-3),
        Money.ofWon(number),
        Money.ofWon(5));
  }
}
