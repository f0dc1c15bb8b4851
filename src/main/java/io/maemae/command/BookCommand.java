package io.maemae.command;

import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import io.maemae.order.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code /book SYMBOL}: the ten-level book. */
final class BookCommand implements Command {
  private final Tools tools;

  BookCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "book";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    Symbol symbol = call.arguments().symbol(tools.instruments());
    call.arguments().end();
    tools
        .questions()
        .<Reading<OrderBook>>ask(
            call,
            answer -> tools.quotes().book(symbol, answer),
            reading -> show(call, symbol, reading));
  }

  private void show(Invocation call, Symbol symbol, Reading<OrderBook> reading) {
    if (reading instanceof Reading.Complete<OrderBook> complete) {
      call.replyText(text(complete.value()));
    } else if (reading instanceof Reading.Unreadable<OrderBook> failed) {
      call.reply("book.unreadable", symbol, failed.why());
    }
  }

  private String text(OrderBook book) {
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>();
    lines.add(wording.text("book.title", book.symbol(), wording.time(book.at())));
    List<OrderBook.Level> asks = new ArrayList<>(book.asks());
    Collections.reverse(asks);
    asks.forEach(l -> lines.add(wording.text("book.ask", l.price(), l.quantity())));
    lines.add(wording.text("book.middle"));
    book.bids().forEach(l -> lines.add(wording.text("book.bid", l.price(), l.quantity())));
    return String.join("\n", lines);
  }
}
