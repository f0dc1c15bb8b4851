package io.maemae.command;

import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Symbol;
import io.maemae.market.TradingPhase;
import io.maemae.notice.Wording;
import io.maemae.order.TradingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is unusual about trading in a symbol now, a line each. Desk thread. */
final class Cautions {
  private final Tools tools;
  private final TradingState state;

  Cautions(Tools tools) {
    this.tools = tools;
    this.state = new TradingState(tools.marks(), tools.instruments(), tools.calendar());
  }

  /** The lines; none for most symbols at most times. */
  List<String> of(Symbol symbol) {
    Instant now = tools.clock().instant();
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>();
    if (state.isHalted(symbol, now)) {
      lines.add(wording.text("caution.halted"));
    }
    if (state.isAdministrative(symbol)) {
      lines.add(wording.text("caution.administrative"));
    }
    if (state.phase(symbol, now) == TradingPhase.VOLATILITY_AUCTION) {
      lines.add(wording.text("caution.interrupted"));
    }
    Optional<Price> last = tools.marks().lastPrice(symbol);
    Optional<PriceLimits> limits = tools.power().limits(symbol);
    if (last.isPresent() && last.equals(limits.map(PriceLimits::upper))) {
      lines.add(wording.text("caution.upper-limit"));
    } else if (last.isPresent() && last.equals(limits.map(PriceLimits::lower))) {
      lines.add(wording.text("caution.lower-limit"));
    }
    return lines;
  }

  /** The same call, whose answers have the lines below them. */
  Invocation below(Invocation call, Symbol symbol) {
    return new Invocation(
        call.origin(),
        call.line(),
        call.arguments(),
        call.late(),
        (chat, text, buttons) -> call.answers().say(chat, below(text, symbol), buttons),
        call.wording());
  }

  private String below(String text, Symbol symbol) {
    List<String> lines = new ArrayList<>(List.of(text));
    lines.addAll(of(symbol));
    return String.join("\n", lines);
  }
}
