package io.maemae.command;

import io.maemae.desk.PriceAlert;
import io.maemae.desk.PriceAlerts;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code /alert SYMBOL >|< PRICE}: tells once that a share trades above or below a price. {@code
 * /alert} lists, {@code /alert remove N} takes away. Those who may trade change them; everybody
 * sees the same.
 */
final class AlertCommand implements Command {
  private static final Pattern FORM = Pattern.compile("([^<>]*)([<>])(.*)");

  private final Tools tools;
  private final FreshPrices fresh;

  AlertCommand(Tools tools, FreshPrices fresh) {
    this.tools = tools;
    this.fresh = fresh;
  }

  @Override
  public String name() {
    return "alert";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    if (call.arguments().isEmpty()) {
      list(call);
      return;
    }
    call.mustTrade();
    if (call.arguments().takes("remove")) {
      remove(call);
    } else {
      set(call);
    }
  }

  private void list(Invocation call) {
    Wording wording = tools.wording();
    if (tools.alerts().all().isEmpty()) {
      call.reply("alert.none");
      return;
    }
    call.replyText(
        tools.alerts().all().stream()
            .map(this::line)
            .collect(
                Collectors.joining(
                    "\n", wording.text("alert.title", tools.alerts().all().size()) + "\n", "")));
  }

  private String line(PriceAlert alert) {
    return tools
        .wording()
        .text("alert.line", alert.number(), alert.symbol(), sign(alert.direction()), alert.price());
  }

  private static String sign(PriceAlert.Direction direction) {
    return direction == PriceAlert.Direction.ABOVE ? ">" : "<";
  }

  private void remove(Invocation call) throws CommandError {
    String word = call.arguments().required("alert");
    call.arguments().end();
    String digits = word.startsWith("#") ? word.substring(1) : word;
    PriceAlert alert =
        Optional.of(digits)
            .filter(d -> d.matches("[0-9]{1,18}"))
            .flatMap(d -> tools.alerts().find(Long.parseLong(d)))
            .orElseThrow(() -> new CommandError("error.alert.unknown", Arguments.shown(word)));
    tools.alerts().remove(alert);
    call.reply("alert.removed", line(alert));
  }

  private void set(Invocation call) throws CommandError {
    Matcher form = FORM.matcher(call.arguments().text());
    if (!form.matches()) {
      throw new CommandError("error.alert.form", Arguments.shown(call.arguments().text().strip()));
    }
    Arguments words = new Arguments(form.group(1));
    Symbol symbol = words.symbol(tools.instruments());
    words.end();
    PriceAlert.Direction direction =
        form.group(2).equals(">") ? PriceAlert.Direction.ABOVE : PriceAlert.Direction.BELOW;
    Price price = Arguments.price(form.group(3).strip(), "error.alert.price");
    Optional<PriceAlert> same = tools.alerts().find(symbol, direction, price);
    if (same.isPresent()) {
      throw new CommandError("error.alert.same", line(same.get()));
    }
    fresh.of(call, symbol, failure -> set(call, tools.alerts().next(symbol, direction, price)));
  }

  private void set(Invocation call, PriceAlert alert) {
    Optional<Price> last = tools.marks().lastPrice(alert.symbol());
    if (tools.alerts().all().size() >= PriceAlerts.MOST) {
      call.reply("error.alert.full", PriceAlerts.MOST);
    } else if (last.filter(alert::isReachedBy).isPresent()) {
      call.reply(
          "alert.reached-already." + alert.direction(),
          alert.symbol(),
          last.get(),
          tools.wording().time(tools.marks().lastTradeAt(alert.symbol()).orElseThrow()),
          alert.price());
    } else {
      tools.alerts().add(alert);
      last.ifPresentOrElse(
          price -> call.reply("alert.set", line(alert), price),
          () -> call.reply("alert.set.no-price", line(alert)));
    }
  }
}
