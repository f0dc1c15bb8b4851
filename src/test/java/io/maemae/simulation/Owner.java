package io.maemae.simulation;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.order.OrderRequest;
import io.maemae.order.SubmitResult;
import java.util.List;
import java.util.Optional;

/** The owner of the account, who also trades by hand elsewhere (HTS). */
final class Owner {
  private static final long MOST_SHARES = 10;
  private static final long MOST_TICKS = 5;

  private final BackOffice office;
  private final TrueBook book;
  private final Market market;
  private final Luck luck;
  private final Story story;
  private Optional<OrderRequest> unanswered = Optional.empty();

  Owner(BackOffice office, TrueBook book, Market market, Luck luck, Story story) {
    this.office = office;
    this.book = book;
    this.market = market;
    this.luck = luck;
    this.story = story;
  }

  /** Hears what became of an order of ours. */
  void hears(OrderRequest request, SubmitResult result) {
    if (result instanceof SubmitResult.Unknown && request.timeInForce() == TimeInForce.DAY) {
      unanswered = Optional.of(request).filter(r -> r.type() == OrderType.LIMIT);
    }
  }

  /** Now and then once more, for he may not see his own at once. */
  private void repeat(OrderRequest request) {
    if (luck.between(0, 2) > 0) {
      unanswered = Optional.empty();
    }
    story.tell("owner repeats " + request);
    office.placeElsewhere(
        request.symbol(), request.side(), request.quantity(), request.limit().orElseThrow());
  }

  /** Sees a price, and may do something. */
  void sees(Symbol symbol, Price price) {
    if (luck.happens(Trouble.OWNER_ORDERS)) {
      Side side = luck.between(0, 1) == 0 ? Side.BUY : Side.SELL;
      Price limit = market.near(symbol, price, luck.between(-MOST_TICKS, MOST_TICKS));
      Quantity shares = Quantity.of(luck.between(1, MOST_SHARES));
      story.tell("owner " + side + " " + shares + " " + symbol + "@" + limit);
      office.placeElsewhere(symbol, side, shares, limit);
    }
    if (unanswered.isPresent() && luck.happens(Trouble.OWNER_REPEATS)) {
      repeat(unanswered.get());
    }
    List<TrueOrder> open = book.orders().stream().filter(TrueOrder::rests).toList();
    if (!open.isEmpty() && luck.happens(Trouble.OWNER_CANCELS)) {
      TrueOrder target = luck.oneOf(open);
      story.tell("owner cancels " + target.id().number());
      office.cancelElsewhere(target.id());
    }
    List<TrueOrder> limited =
        book.orders().stream()
            .filter(o -> o.rests() && o.terms.type() == OrderType.LIMIT)
            .filter(o -> o.terms.symbol().equals(symbol))
            .toList();
    if (!limited.isEmpty() && luck.happens(Trouble.OWNER_MODIFIES)) {
      modify(luck.oneOf(limited), price);
    }
  }

  /** Every other time only a part: the rest goes on under its number. */
  private void modify(TrueOrder target, Price price) {
    Price limit = market.near(target.terms.symbol(), price, luck.between(-MOST_TICKS, MOST_TICKS));
    long open = target.open().units();
    Optional<Quantity> part =
        luck.between(0, 1) == 0 && open > 1
            ? Optional.of(Quantity.of(luck.between(1, open - 1)))
            : Optional.empty();
    story.tell(
        "owner modifies "
            + part.map(shares -> shares + " of ").orElse("")
            + target.id().number()
            + " to "
            + limit);
    office.modifyElsewhere(target.id(), limit, part);
  }
}
