package io.maemae.command;

import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** {@code /price SYMBOL}: the last price, the base price and the day's limits. */
final class PriceCommand implements Command {
  private final Tools tools;

  PriceCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "price";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    Symbol symbol = call.arguments().symbol(tools.instruments());
    call.arguments().end();
    show(new Cautions(tools).below(call, symbol), symbol);
  }

  private void show(Invocation call, Symbol symbol) {
    Wording wording = tools.wording();
    Optional<Price> base = tools.marks().reference(symbol);
    Optional<PriceLimits> limits = tools.power().limits(symbol);
    if (base.isEmpty() || limits.isEmpty()) {
      call.reply("price.unknown", symbol);
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
        change(last.get(), base.get()),
        wording.time(tools.marks().lastTradeAt(symbol).orElseThrow()),
        base.get(),
        limits.get().lower(),
        limits.get().upper());
  }

  private static String change(Price last, Price base) {
    BigDecimal percent =
        last.toBigDecimal()
            .subtract(base.toBigDecimal())
            .movePointRight(2)
            .divide(base.toBigDecimal(), 2, RoundingMode.HALF_UP);
    return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
  }
}
