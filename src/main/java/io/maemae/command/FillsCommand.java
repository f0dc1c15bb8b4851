package io.maemae.command;

import io.maemae.market.MarketTime;
import io.maemae.portfolio.Fill;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** {@code /fills [DAYS]}: what was filled today, or in the last days. */
final class FillsCommand implements Command {
  private static final int MOST = 40;
  private static final int LONGEST = 366;

  private final Tools tools;

  FillsCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "fills";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    boolean one = call.arguments().account().isPresent();
    String account = tools.account(call.arguments()).name();
    Optional<String> word = call.arguments().next();
    int days = word.isPresent() ? days(word.get()) : 1;
    call.arguments().end();
    LocalDate from = MarketTime.date(tools.clock().instant()).minusDays(days - 1);
    Instant since = MarketTime.instant(from, LocalTime.MIDNIGHT);
    List<Fill> fills =
        tools
            .orderStore()
            .fillsSince(since, one ? Optional.of(account) : Optional.empty(), MOST + 1);
    if (fills.isEmpty()) {
      call.reply("fills.none", days);
      return;
    }
    boolean more = fills.size() > MOST;
    List<Fill> shown = more ? fills.subList(1, fills.size()) : fills;
    StringBuilder text =
        new StringBuilder(
            tools.wording().text(more ? "fills.latest" : "fills.title", shown.size()));
    for (Fill fill : shown) {
      text.append('\n').append(line(fill));
    }
    call.replyText(text.toString());
  }

  private static int days(String word) throws CommandError {
    if (!word.matches("[0-9]{1,9}") || Integer.parseInt(word) == 0) {
      throw new CommandError("error.days", Arguments.shown(word));
    }
    return Math.min(LONGEST, Integer.parseInt(word));
  }

  private String line(Fill fill) {
    return tools
        .wording()
        .text(
            fill.strategy().isPresent() ? "fills.line.strategy" : "fills.line",
            MarketTime.date(fill.at()) + " " + tools.wording().time(fill.at()),
            tools.wording().account(fill.account()),
            "#" + fill.order(),
            fill.symbol(),
            fill.side(),
            fill.quantity(),
            fill.price(),
            fill.fee(),
            fill.tax(),
            fill.strategy().orElse(""));
  }
}
