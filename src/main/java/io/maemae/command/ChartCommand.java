package io.maemae.command;

import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.MinuteBars;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.notice.Wording;
import io.maemae.notice.chart.Chart;
import io.maemae.notice.chart.Picture;
import io.maemae.order.Order;
import io.maemae.order.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code /chart SYMBOL [TIMEFRAME]}: a picture of the session's bars, or of the last 120 days, with
 * our fills and open orders. What is on it is decided here; it is drawn where it is delivered.
 */
final class ChartCommand implements Command {
  private static final int DAYS = 120;
  private static final int MOST_FILLS = 500;
  private static final int MOST_ORDERS = 5;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Tools tools;

  ChartCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "chart";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    Symbol symbol = call.arguments().symbol(tools.instruments());
    Optional<String> word = call.arguments().next();
    Timeframe timeframe = word.isPresent() ? timeframe(word.get()) : Timeframe.M5;
    call.arguments().end();
    Instant now = tools.clock().instant();
    tools
        .questions()
        .<Reading<List<Bar>>>ask(
            call,
            answer -> read(symbol, timeframe, now, answer),
            reading -> show(call, symbol, timeframe, reading));
  }

  private static Timeframe timeframe(String word) throws CommandError {
    return Timeframe.parse(word.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new CommandError(
                    "error.timeframe",
                    Arguments.shown(word),
                    Arrays.stream(Timeframe.values()).map(Timeframe::label).toList()));
  }

  private void read(
      Symbol symbol, Timeframe timeframe, Instant now, Consumer<Reading<List<Bar>>> answer) {
    LocalDate today = MarketTime.date(now);
    boolean begun =
        tools.calendar().isTradingDay(today) && !now.isBefore(tools.calendar().open(today));
    LocalDate day = begun ? today : tools.calendar().previous(today);
    if (timeframe == Timeframe.D1) {
      tools.history().days(symbol, tools.calendar().plus(day, 1 - DAYS), day, answer);
    } else {
      tools.history().minutes(symbol, day, tools.calendar().regularHours(), answer);
    }
  }

  private void show(
      Invocation call, Symbol symbol, Timeframe timeframe, Reading<List<Bar>> reading) {
    if (reading instanceof Reading.Unreadable<List<Bar>> failed) {
      call.reply("chart.unreadable", symbol, failed.why());
    } else if (reading instanceof Reading.Complete<List<Bar>> complete) {
      boolean asRead = timeframe == Timeframe.M1 || timeframe == Timeframe.D1;
      List<Bar> bars =
          asRead
              ? complete.value()
              : MinuteBars.joined(complete.value(), timeframe, tools.calendar());
      if (bars.isEmpty()) {
        call.reply("chart.empty", symbol);
      } else {
        show(call, symbol, timeframe, bars);
      }
    }
  }

  private void show(Invocation call, Symbol symbol, Timeframe timeframe, List<Bar> bars) {
    Wording wording = tools.wording();
    List<Order> open =
        tools.ledger().working().stream()
            .filter(o -> o.symbol().equals(symbol) && o.limit().isPresent())
            .toList();
    String title = wording.text("chart.title", symbol, timeframe);
    Price last = bars.get(bars.size() - 1).close();
    Optional<Price> base = isOfToday(bars) ? tools.marks().reference(symbol) : Optional.empty();
    String lastText =
        base.map(b -> wording.text("chart.last", last, wording.change(last, b)))
            .orElseGet(() -> wording.say(last));
    Chart chart =
        new Chart(
            title,
            lastText,
            base.map(last::compareTo).orElse(0),
            bars,
            fills(symbol, bars.get(0).start()),
            open.stream().map(this::level).toList());
    StringBuilder caption = new StringBuilder(title + "\n" + lastText);
    open.stream()
        .limit(MOST_ORDERS)
        .map(wording::orderWithState)
        .forEach(o -> caption.append('\n').append(o));
    LocalDateTime now = MarketTime.local(tools.clock().instant());
    String name = symbol + "-" + timeframe.label() + "-" + now.format(MOMENT) + ".png";
    String text = caption.toString();
    tools
        .outbox()
        .show(
            call.chat(),
            new Picture(
                text.substring(0, Math.min(text.length(), Picture.LONGEST_CAPTION)), name, chart),
            wording.text("chart.not-shown", text, symbol.code() + " " + timeframe.label()));
  }

  private boolean isOfToday(List<Bar> bars) {
    return MarketTime.date(bars.get(bars.size() - 1).start())
        .equals(MarketTime.date(tools.clock().instant()));
  }

  private List<Chart.Trace> fills(Symbol symbol, Instant since) {
    return tools.orderStore().fillsSince(since, Optional.empty(), MOST_FILLS).stream()
        .filter(f -> f.symbol().equals(symbol))
        .map(f -> new Chart.Trace(f.side(), f.price(), f.at()))
        .toList();
  }

  private Chart.Level level(Order order) {
    return new Chart.Level(
        order.side(),
        order.limit().orElseThrow(),
        tools
            .wording()
            .text("chart.order", order.id(), order.side(), order.open(), order.limit().get()));
  }
}
