package io.maemae.command;

import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.notice.Wording;
import io.maemae.order.OrderIntent;
import io.maemae.order.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Shows an order before it is placed: what it will probably cost by the book of the moment, what is
 * reserved at worst, and the cash after it. Desk thread.
 */
final class Preview {
  private final Tools tools;

  Preview(Tools tools) {
    this.tools = tools;
  }

  /** An estimate: an amount, and whether the visible book was deep enough for it. */
  private record Estimate(Money amount, boolean deepEnough) {}

  /**
   * Reads the book, then shows the order with buttons.
   *
   * @param warning a sentence that goes above
   * @param place is called on confirmation, in the event of the press
   */
  void show(
      Invocation call,
      OrderIntent intent,
      Optional<String> warning,
      BiConsumer<Invocation, OrderIntent> place) {
    tools
        .questions()
        .<Reading<OrderBook>>askToOrder(
            call,
            () -> endedByPanic(call, intent),
            answer -> tools.quotes().book(intent.symbol(), answer),
            reading -> {
              Optional<OrderBook> book =
                  reading instanceof Reading.Complete<OrderBook> complete
                      ? Optional.of(complete.value())
                      : Optional.empty();
              show(call, intent, warning, book, place);
            });
  }

  /** A panic came while the order waited for the broker. */
  void endedByPanic(Invocation call, OrderIntent intent) {
    call.reply("order.refused", tools.wording().intent(intent), tools.wording().text("panic.came"));
  }

  private void show(
      Invocation call,
      OrderIntent intent,
      Optional<String> warning,
      Optional<OrderBook> book,
      BiConsumer<Invocation, OrderIntent> place) {
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>();
    warning.ifPresent(lines::add);
    lines.add(wording.text("preview.title", wording.intent(intent)));
    lines.addAll(new Cautions(tools).of(intent.symbol()));
    Estimate estimate = estimate(intent, book);
    Money fee = tools.charges().fee(intent.account(), estimate.amount());
    Money tax =
        tools
            .charges()
            .tax(intent.symbol(), intent.side(), estimate.amount(), tools.clock().instant());
    lines.add(wording.text("preview.amount", estimate.amount(), fee, tax));
    if (intent.type() == OrderType.BEST) {
      lines.add(wording.text("preview.best"));
    } else if (intent.type() == OrderType.CONDITIONAL) {
      lines.add(wording.text("preview.conditional"));
    }
    if (!estimate.deepEnough()) {
      lines.add(wording.text("preview.thin"));
    }
    Money orderable = tools.power().orderable(intent.account());
    if (intent.side() == Side.BUY) {
      Money worst =
          tools
              .power()
              .cost(
                  intent.account(),
                  intent.symbol(),
                  intent.type(),
                  intent.limit(),
                  intent.quantity());
      lines.add(
          wording.text("preview.cash-after", orderable.minus(estimate.amount()).minus(fee), worst));
    } else {
      lines.add(
          wording.text(
              "preview.cash-after.sell", orderable.plus(estimate.amount()).minus(fee).minus(tax)));
    }
    call.replyText(
        String.join("\n", lines),
        tools
            .confirmations()
            .offerToOrder(
                call.user(),
                call.chat(),
                List.of(
                    new Confirmations.Offer(
                        wording.text("button.confirm"), () -> place.accept(call, intent)),
                    new Confirmations.Offer(
                        wording.text("button.cancel"), () -> call.reply("preview.dropped")))));
  }

  /**
   * Walks the book as far as the limit allows; the rest is taken at the limit or the last price.
   */
  private Estimate estimate(OrderIntent intent, Optional<OrderBook> book) {
    Money amount = Money.ZERO;
    Quantity left = intent.quantity();
    Optional<Price> limit = limit(intent, book);
    Optional<Price> last = tools.marks().valuation(intent.symbol());
    if (book.isPresent()) {
      for (OrderBook.Level level : book.get().against(intent.side())) {
        if (!reaches(intent.side(), limit, level.price())) {
          break;
        }
        Quantity taken = left.min(level.quantity());
        amount = amount.plus(level.price().times(taken));
        left = left.minus(taken);
        last = Optional.of(level.price());
      }
    }
    Price rest = limit.or(() -> tools.marks().valuation(intent.symbol())).orElseThrow();
    if (limit.isEmpty() && last.isPresent()) {
      rest = last.get();
    }
    return new Estimate(amount.plus(rest.times(left)), left.isZero() || limit.isPresent());
  }

  /** An order at the best price gets the best opposite one as its limit. */
  private static Optional<Price> limit(OrderIntent intent, Optional<OrderBook> book) {
    return intent.type() == OrderType.BEST
        ? book.flatMap(b -> b.against(intent.side()).stream().findFirst())
            .map(OrderBook.Level::price)
        : intent.limit();
  }

  private static boolean reaches(Side side, Optional<Price> limit, Price price) {
    return limit.map(l -> side == Side.BUY ? !price.isAbove(l) : !price.isBelow(l)).orElse(true);
  }
}
