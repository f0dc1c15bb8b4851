package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.broker.Why;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.RequestKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Turns messages about orders (주문체결, 00) into what the ledger understands.
 *
 * <p>A fill is told only if it adds up: what was ordered is what was filled, what remains, and what
 * confirmed cancels and modifies took. So neither a figure that means something else than was
 * measured nor a message that was lost before it leads to a wrong number of shares. What does not
 * add up is a {@link ProtocolException}, and orders have to be asked for.
 *
 * <p>A modify or cancel is told when it is confirmed (확인): its ordered quantity then is what it
 * took from its original, which may have been reduced since it was asked for, so that is held
 * against what the original is known to have.
 *
 * <p>Remembers a day, so it is not thread-safe: it belongs to the thread that reads the socket.
 * After a lost connection it may know too little, and then asks too often, not too seldom.
 */
final class OrderEvents {
  private final String account;
  private final OrderMemory memory = new OrderMemory();

  /** For one account, by our name of it. */
  OrderEvents(String account) {
    this.account = account;
  }

  /**
   * What the ledger is to know of it; nothing if it knows, or if a later message will say more.
   *
   * @throws ProtocolException if it does not add up, or is of a kind that nobody has documented;
   *     the message has order numbers and shares, and nothing about the account
   */
  Optional<ExecutionNotice> notice(OrderEvent event) throws ProtocolException {
    memory.day(date(event));
    return switch (event.stage()) {
      case ACCEPTED -> accepted(event);
      case FILLED -> filled(event);
      case CONFIRMED -> confirmed(event);
      case REJECTED -> Optional.of(rejected(event));
      case CANCELED -> throw wrong(event, "in a state that is not documented");
    };
  }

  /** One that has changed since is no new order; what changed it is told by itself. */
  private Optional<ExecutionNotice> accepted(OrderEvent event) {
    if (event.kind() != RequestKind.NEW || !event.remaining().equals(event.ordered())) {
      return Optional.empty();
    }
    memory.ordered(event.number(), event.ordered());
    return Optional.of(plain(ExecutionNotice.Kind.NEW, event, Quantity.ZERO, Optional.empty(), ""));
  }

  private Optional<ExecutionNotice> filled(OrderEvent event) throws ProtocolException {
    String execution =
        event.execution().orElseThrow(() -> wrong(event, "filled without an execution"));
    Price price = event.lastPrice().orElseThrow(() -> wrong(event, "filled without a price"));
    Quantity known = memory.filledBy(event.number(), execution);
    if (!known.isZero() && known.equals(event.filled())) {
      return Optional.empty(); // told before
    }
    boolean possible =
        event.kind() != RequestKind.CANCEL
            && known.isZero()
            && !event.last().isZero()
            && event.last().compareTo(event.filled()) <= 0
            && event.amount().isPositive();
    Quantity taken = memory.taken(event.number());
    Quantity sum = event.filled().plus(event.remaining()).plus(taken);
    if (!possible || !sum.equals(event.ordered())) {
      throw wrong(event, "does not add up, " + taken + " taken");
    }
    memory.filled(event.number(), execution, event.ordered(), event.filled());
    return Optional.of(
        new ExecutionNotice(
            ExecutionNotice.Kind.FILLED,
            id(event.number(), event),
            Optional.empty(),
            event.symbol(),
            event.side(),
            event.ordered(),
            event.last(),
            Optional.of(price),
            Optional.of(event.filled()),
            Optional.of(event.amount()),
            "",
            event.at()));
  }

  private Optional<ExecutionNotice> confirmed(OrderEvent event) throws ProtocolException {
    return switch (event.kind()) {
      case MODIFY -> replaced(event);
      case CANCEL -> canceled(event);
      case NEW -> throw wrong(event, "a new order confirmed, which is not documented");
    };
  }

  private Optional<ExecutionNotice> canceled(OrderEvent event) throws ProtocolException {
    if (!event.remaining().isZero()) {
      throw wrong(event, "a cancel that remains");
    }
    return taken(event)
        ? Optional.of(
            plain(ExecutionNotice.Kind.CANCELED, event, event.ordered(), Optional.empty(), ""))
        : Optional.empty();
  }

  private Optional<ExecutionNotice> replaced(OrderEvent event) throws ProtocolException {
    if (!event.remaining().isZero() && !event.remaining().equals(event.ordered())) {
      throw wrong(event, "a modify of which a part remains");
    }
    return taken(event)
        ? Optional.of(
            plain(ExecutionNotice.Kind.REPLACED, event, event.ordered(), event.limit(), ""))
        : Optional.empty();
  }

  /** Whether it took shares from its original, and that was not told before. */
  private boolean taken(OrderEvent event) throws ProtocolException {
    String original =
        event.original().orElseThrow(() -> wrong(event, "a change without an original"));
    if (event.ordered().isZero()) {
      throw wrong(event, "a change of no shares");
    }
    Quantity known = memory.takenBy(original, event.number());
    if (known.equals(event.ordered())) {
      return false;
    }
    if (!known.isZero() || !memory.canGive(original, event.ordered())) {
      throw wrong(event, "takes more than " + original + " has");
    }
    memory.taken(original, event.number(), event.ordered());
    return true;
  }

  private ExecutionNotice rejected(OrderEvent event) {
    String words = Why.refused(event.rejection().strip());
    return plain(ExecutionNotice.Kind.REJECTED, event, Quantity.ZERO, Optional.empty(), words);
  }

  /** One that is no fill. */
  private ExecutionNotice plain(
      ExecutionNotice.Kind kind,
      OrderEvent event,
      Quantity last,
      Optional<Price> limit,
      String words) {
    Optional<Quantity> noSum = Optional.empty();
    Optional<Money> noAmount = Optional.empty();
    return new ExecutionNotice(
        kind,
        id(event.number(), event),
        event.kind() == RequestKind.NEW
            ? Optional.empty()
            : event.original().map(number -> id(number, event)),
        event.symbol(),
        event.side(),
        event.ordered(),
        last,
        limit,
        noSum,
        noAmount,
        words,
        event.at());
  }

  /** Kiwoom's numbers have no branch. */
  private OrderId id(String number, OrderEvent event) {
    return new OrderId(account, date(event), "", number);
  }

  private static LocalDate date(OrderEvent event) {
    return MarketTime.date(event.at());
  }

  private static ProtocolException wrong(OrderEvent event, String what) {
    return new ProtocolException(
        "order %s %s %s: %s (ordered %s, filled %s, last %s, remaining %s)"
            .formatted(
                event.number(),
                event.kind(),
                event.stage(),
                what,
                event.ordered(),
                event.filled(),
                event.last(),
                event.remaining()));
  }
}
