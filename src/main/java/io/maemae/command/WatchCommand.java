package io.maemae.command;

import io.maemae.desk.WatchList;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /watch}: what is watched, at what price. {@code /watch SYMBOL…} adds and {@code /watch
 * remove SYMBOL…} takes away, for those who may trade: everybody sees the same list.
 */
final class WatchCommand extends Screen {
  private final Tools tools;
  private final FreshPrices fresh;

  WatchCommand(Tools tools, FreshPrices fresh) {
    super(tools);
    this.tools = tools;
    this.fresh = fresh;
  }

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    if (!call.arguments().isEmpty()) {
      call.mustTrade();
      change(call.arguments());
    }
    fresh.ofToday(call, tools.watchList().symbols(), () -> show(call, ""));
  }

  private void change(Arguments arguments) throws CommandError {
    if (arguments.takes("remove")) {
      Set<Symbol> symbols = symbols(arguments);
      for (Symbol symbol : symbols) {
        if (!tools.watchList().symbols().contains(symbol)) {
          throw new CommandError("error.watch.not-there", symbol);
        }
      }
      tools.watchList().remove(symbols);
    } else if (!tools.watchList().add(symbols(arguments))) {
      throw new CommandError("error.watch.full", WatchList.MOST);
    }
  }

  private Set<Symbol> symbols(Arguments arguments) throws CommandError {
    Set<Symbol> symbols = new LinkedHashSet<>();
    do {
      symbols.add(arguments.symbol(tools.instruments()));
    } while (!arguments.isEmpty());
    return symbols;
  }

  @Override
  String text(Arguments arguments) {
    Wording wording = tools.wording();
    List<Symbol> symbols = tools.watchList().symbols();
    if (symbols.isEmpty()) {
      return wording.text("watch.none");
    }
    List<String> lines = new ArrayList<>();
    lines.add(wording.text("watch.title", symbols.size()));
    symbols.forEach(s -> lines.add(line(s)));
    return String.join("\n", lines);
  }

  private String line(Symbol symbol) {
    Wording wording = tools.wording();
    Optional<Price> base = tools.marks().reference(symbol);
    Optional<Price> last = tools.marks().lastPrice(symbol);
    if (base.isEmpty()) {
      return wording.text("watch.unknown", symbol);
    }
    String state = tools.marks().isHalted(symbol) ? wording.text("watch.halted") : "";
    if (state.isEmpty() && tools.marks().isInterrupted(symbol)) {
      state = wording.text("watch.interrupted");
    }
    String line =
        last.isEmpty()
            ? wording.text("watch.no-trade", symbol, base.get())
            : wording.text(
                "watch.line", symbol, last.get(), wording.change(last.get(), base.get()));
    return state.isEmpty() ? line : line + " " + state;
  }
}
