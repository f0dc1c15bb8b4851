package io.maemae.broker.paper;

import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingPhase;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One number of the paper broker: an order, or the modify or cancel of one. Owned by the timeline's
 * thread.
 */
final class PaperOrder {
  /** The branch of all numbers. */
  static final String BRANCH = "00001";

  private Terms terms;
  private State state = State.SENT;
  private Quantity quantity;
  private Quantity filled = Quantity.ZERO;
  private Money filledAmount = Money.ZERO;
  private Quantity canceled = Quantity.ZERO;
  private Optional<String> rejection = Optional.empty();
  private Quantity changing = Quantity.ZERO;

  /** How far an order is. */
  enum State {
    /** Accepted by the broker, on its way to the exchange. */
    SENT,
    /** At the exchange. */
    OPEN,
    /** Filled, taken back, refused or over. */
    ENDED
  }

  /**
   * What was asked for.
   *
   * @param number unique within the trading date, over all accounts
   * @param parent the number that a modify or cancel is of
   * @param limit of an order at the best price the one that it got at the exchange
   * @param worst the price at which a buy reserves: its limit, or the day's upper limit if it has
   *     none or does not keep it
   * @param requested what was ordered, or is to be moved or taken back
   */
  record Terms(
      LocalDate tradingDate,
      long number,
      String account,
      OptionalLong parent,
      RequestKind kind,
      Symbol symbol,
      Side side,
      OrderType type,
      Optional<Price> limit,
      Price worst,
      TimeInForce timeInForce,
      io.maemae.market.Venue venue,
      Quantity requested,
      Instant orderedAt) {
    private Terms priced(Price at) {
      return new Terms(
          tradingDate,
          number,
          account,
          parent,
          kind,
          symbol,
          side,
          type,
          Optional.of(at),
          at,
          timeInForce,
          venue,
          requested,
          orderedAt);
    }
  }

  PaperOrder(Terms terms) {
    this.terms = terms;
    this.quantity = terms.kind() == RequestKind.NEW ? terms.requested() : Quantity.ZERO;
  }

  /** An order as the exchange kept it. */
  static PaperOrder restore(
      Terms terms,
      State state,
      Quantity quantity,
      Quantity filled,
      Money filledAmount,
      Quantity canceled,
      Optional<String> rejection) {
    PaperOrder order = new PaperOrder(terms);
    order.state = state;
    order.quantity = quantity;
    order.filled = filled;
    order.filledAmount = filledAmount;
    order.canceled = canceled;
    order.rejection = rejection;
    return order;
  }

  Terms terms() {
    return terms;
  }

  long number() {
    return terms.number();
  }

  State state() {
    return state;
  }

  /** What was ordered; for a modify what moved to it, for a cancel what it took back. */
  Quantity quantity() {
    return quantity;
  }

  Quantity filled() {
    return filled;
  }

  Money filledAmount() {
    return filledAmount;
  }

  Quantity canceled() {
    return canceled;
  }

  Optional<String> rejection() {
    return rejection;
  }

  /** Shares that may still be filled under this number. */
  Quantity open() {
    return state == State.ENDED || terms.kind() == RequestKind.CANCEL
        ? Quantity.ZERO
        : quantity.minus(filled).minus(canceled);
  }

  /** Open shares that no modify or cancel on its way is about. */
  Quantity changeable() {
    return open().minusOrZero(changing);
  }

  /** A modify or cancel of it is on its way. */
  void changeSent(Quantity shares) {
    changing = changing.plus(shares);
  }

  /** A modify or cancel of it has arrived. */
  void changeArrived(Quantity shares) {
    changing = changing.minusOrZero(shares);
  }

  /** An order at the best price got its limit, and reserves no more than that. */
  void priced(Price limit) {
    terms = terms.priced(limit);
  }

  /** The exchange took it; a modify with the shares that moved. */
  void opened(Quantity shares) {
    quantity = shares;
    state = State.OPEN;
  }

  /** The exchange carried out a cancel. */
  void tookBack(Quantity shares) {
    quantity = shares;
    canceled = shares;
    state = State.ENDED;
  }

  void fill(Quantity shares, Money amount) {
    if (shares.compareTo(open()) > 0) {
      throw new IllegalStateException("filled " + shares + " of " + open() + " open: " + terms);
    }
    filled = filled.plus(shares);
    filledAmount = filledAmount.plus(amount);
    endIfNothingIsOpen();
  }

  /** Shares of it were taken back, or moved to another number. */
  void cancel(Quantity shares) {
    canceled = canceled.plus(shares);
    endIfNothingIsOpen();
  }

  private void endIfNothingIsOpen() {
    if (quantity.equals(filled.plus(canceled))) {
      state = State.ENDED;
    }
  }

  /** The exchange refused it. */
  void refuse(String words) {
    rejection = Optional.of(words);
    state = State.ENDED;
  }

  /** The day is over. */
  void expire() {
    state = State.ENDED;
  }

  OrderId id() {
    return id(terms.number());
  }

  Optional<OrderId> parentId() {
    return terms.parent().isPresent()
        ? Optional.of(id(terms.parent().getAsLong()))
        : Optional.empty();
  }

  /** The number that a notice of that kind names as parent. */
  Optional<OrderId> parentIn(ExecutionNotice.Kind kind) {
    return switch (kind) {
      case REPLACED, CANCELED, REJECTED -> parentId();
      default -> Optional.empty();
    };
  }

  private OrderId id(long number) {
    return new OrderId(terms.account(), terms.tradingDate(), BRANCH, Long.toString(number));
  }

  /**
   * Whether the broker's list shows it: a modify or cancel only once the exchange has said what
   * became of it.
   */
  boolean isListed() {
    return terms.kind() == RequestKind.NEW || state != State.SENT;
  }

  OrderRow row() {
    return new OrderRow(
        id(),
        parentId(),
        terms.kind(),
        terms.symbol(),
        terms.side(),
        terms.type(),
        terms.limit(),
        terms.timeInForce(),
        terms.venue(),
        quantity,
        filled,
        Optional.of(filledAmount),
        canceled,
        state == State.ENDED,
        rejection,
        terms.orderedAt(),
        Optional.empty());
  }

  /** Whether shares are open that become a market order at the closing auction. */
  boolean isConditional() {
    return terms.type().endsAsMarket() && !open().isZero();
  }

  /** What is open of it, as the venue gets it in that phase. */
  VenueOrder atVenue(TradingPhase phase) {
    boolean asMarket = isConditional() && phase == TradingPhase.CLOSING_AUCTION;
    return new VenueOrder(
        terms.number(),
        terms.symbol(),
        terms.side(),
        open(),
        asMarket ? Optional.empty() : terms.limit(),
        terms.timeInForce());
  }
}
