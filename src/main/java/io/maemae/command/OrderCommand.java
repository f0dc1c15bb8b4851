package io.maemae.command;

import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.BrokerAccount;
import io.maemae.order.OrderIntent;
import io.maemae.order.Placement;
import io.maemae.order.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /buy} and {@code /sell}: an order by hand, shown and confirmed where that is configured.
 */
final class OrderCommand implements Command {
  /** For a price without which the order cannot be checked. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Side side;
  private final Tools tools;
  private final Preview preview;
  private final FreshPrices fresh;

  OrderCommand(Side side, Tools tools, Preview preview, FreshPrices fresh) {
    this.side = side;
    this.tools = tools;
    this.preview = preview;
    this.fresh = fresh;
  }

  @Override
  public String name() {
    return side.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public void run(Invocation call) throws CommandError {
    BrokerAccount account = tools.account(call.arguments());
    OrderIntent intent = parse(call.arguments(), account);
    Instant asked = tools.clock().instant();
    fresh.toOrder(
        call,
        intent.symbol(),
        () -> preview.endedByPanic(call, intent),
        failure -> {
          if (asked.plus(LONGEST_WAIT).isBefore(tools.clock().instant())) {
            // Whoever wanted it may have thought again, or stopped everything.
            call.reply(
                "order.refused",
                tools.wording().intent(intent),
                tools.wording().text("price.late", intent.symbol()));
          } else {
            order(call, account, intent, failure);
          }
        });
  }

  /**
   * @param failure why the price could not be read; with one that was read before the order goes on
   */
  private void order(
      Invocation call, BrokerAccount account, OrderIntent intent, Optional<String> failure) {
    if (failure.isPresent() && tools.marks().reference(intent.symbol()).isEmpty()) {
      call.reply(
          "order.refused",
          tools.wording().intent(intent),
          tools.wording().text("price.unreadable", intent.symbol(), failure.get()));
      return;
    }
    Optional<Refusal> refusal = tools.trading().check(intent);
    boolean repeats = refusal.filter(r -> r.reason() == Refusal.Reason.REPEATED).isPresent();
    if (refusal.isPresent() && !repeats) {
      call.reply("order.refused", tools.wording().intent(intent), wordsOf(refusal.get()));
    } else if (repeats || tools.confirms().test(account)) {
      preview.show(
          call, intent.confirmed(), refusal.map(tools.wording()::refusal), this::placeConfirmed);
    } else {
      placeConfirmed(call, intent);
    }
  }

  private String wordsOf(Refusal refusal) {
    return tools.wording().refusal(refusal);
  }

  private void placeConfirmed(Invocation call, OrderIntent intent) {
    if (tools.trading().place(intent) instanceof Placement.Refused refused) {
      call.reply("order.refused", tools.wording().intent(intent), wordsOf(refused.refusal()));
    }
  }

  private OrderIntent parse(Arguments arguments, BrokerAccount account) throws CommandError {
    Symbol symbol = arguments.symbol(tools.instruments());
    Quantity quantity =
        side == Side.SELL && arguments.takes("all")
            ? everything(account, symbol)
            : arguments.quantity();
    Pricing pricing = new Pricing();
    Optional<TimeInForce> timeInForce = Optional.empty();
    Optional<Venue> venue = Optional.empty();
    for (Optional<String> word = arguments.next(); word.isPresent(); word = arguments.next()) {
      String text = word.get().toLowerCase(Locale.ROOT);
      if (text.equals("ioc") || text.equals("fok")) {
        once(timeInForce.isPresent(), word.get());
        timeInForce = Optional.of(TimeInForce.valueOf(text.toUpperCase(Locale.ROOT)));
      } else if (text.equals("krx") || text.equals("nxt") || text.equals("sor")) {
        once(venue.isPresent(), word.get());
        venue = Optional.of(Venue.valueOf(text.toUpperCase(Locale.ROOT)));
      } else {
        pricing.take(word.get());
      }
    }
    return OrderIntent.byHand(
        account.name(),
        symbol,
        side,
        quantity,
        pricing.type(),
        pricing.limit(),
        timeInForce.orElse(TimeInForce.DAY),
        venue.orElse(account.venue()));
  }

  private static void once(boolean before, String word) throws CommandError {
    if (before) {
      throw new CommandError("error.unexpected", Arguments.shown(word));
    }
  }

  private Quantity everything(BrokerAccount account, Symbol symbol) throws CommandError {
    Quantity sellable = tools.power().sellable(account.name(), symbol);
    if (sellable.isZero()) {
      throw new CommandError(
          "error.nothing-to-sell", tools.wording().account(account.name()), symbol);
    }
    return sellable;
  }
}
