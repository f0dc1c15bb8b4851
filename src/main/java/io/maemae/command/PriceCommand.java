package io.maemae.command;

import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import java.util.Optional;

/** {@code /price SYMBOL}: the last price, the base price and the day's limits. */
final class PriceCommand implements Command {
  private final Tools tools;
  private final FreshPrices fresh;

  PriceCommand(Tools tools, FreshPrices fresh) {
    this.tools = tools;
    this.fresh = fresh;
  }

  @Override
  public String name() {
    return "price";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    Symbol symbol = call.arguments().symbol(tools.instruments());
    call.arguments().end();
    fresh.of(
        call, symbol, failure -> show(new Cautions(tools).below(call, symbol), symbol, failure));
  }

  private void show(Invocation call, Symbol symbol, Optional<String> failure) {
    Wording wording = tools.wording();
    Optional<Price> base = tools.marks().reference(symbol);
    Optional<PriceLimits> limits = tools.power().limits(symbol);
    if (base.isEmpty() || limits.isEmpty()) {
      failure.ifPresentOrElse(
          why -> call.reply("price.unreadable", symbol, why),
          () -> call.reply("price.unknown", symbol));
      return;
    }
    Optional<Price> last = tools.marks().lastPrice(symbol);
    if (last.isEmpty()) {
      call.reply("price.no-trade", symbol, base.get(), limits.get().lower(), limits.get().upper());
      return;
    }
    call.reply(
        "price",
        symbol,
        last.get(),
        wording.change(last.get(), base.get()),
        wording.time(tools.marks().lastTradeAt(symbol).orElseThrow()),
        base.get(),
        limits.get().lower(),
        limits.get().upper());
  }
}
