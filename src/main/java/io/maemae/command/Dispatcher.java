package io.maemae.command;

import io.maemae.desk.Conversation;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Side;
import io.maemae.notice.Face;
import io.maemae.notice.OutboxMessage;
import io.maemae.order.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the command of a line and the meaning of a button. Desk thread. */
public final class Dispatcher implements Conversation {
  private static final int LONGEST_LINE = 500;

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Tools tools;
  private final Face face;

  /**
   * With what commands work with.
   *
   * @param face where an answer goes that cannot be stored first
   */
  public Dispatcher(Tools tools, Face face) {
    this.tools = tools;
    this.face = face;
    Preview preview = new Preview(tools);
    List<Command> list =
        new ArrayList<>(
            List.of(
                new OrderCommand(Side.BUY, tools, preview),
                new OrderCommand(Side.SELL, tools, preview),
                new CancelCommand(tools),
                new ModifyCommand(tools),
                new OrdersCommand(tools),
                new FillsCommand(tools),
                new PositionsCommand(tools),
                new BalanceCommand(tools),
                new PriceCommand(tools),
                new BookCommand(tools),
                new StrategiesCommand(tools),
                new StrategyCommand(tools),
                new SignalsCommand(tools),
                new PnlCommand(tools),
                new StopCommand(tools),
                new ResumeCommand(tools),
                new PanicCommand(tools),
                new StatusCommand(tools),
                new RiskCommand(tools),
                new AccountsCommand(tools)));
    list.add(new HelpCommand(list, tools.wording()));
    list.forEach(c -> commands.put(c.name(), c));
  }

  @Override
  public void onLine(DeskEvent.ChatLine line) {
    String text = line.text().strip();
    if (text.length() > LONGEST_LINE) {
      say(line, "error.line-too-long", LONGEST_LINE);
      return;
    }
    String[] parts = text.split("\\s+", 2);
    Optional<Command> command = find(parts[0]);
    if (command.isEmpty()) {
      say(
          line,
          parts[0].startsWith("/") ? "error.unknown-command" : "error.no-command",
          Arguments.shown(parts[0]));
      return;
    }
    if (command.get().changes() && !line.user().trades()) {
      say(line, "error.viewer");
      return;
    }
    Invocation call =
        new Invocation(
            line.user(),
            line.chat(),
            new Arguments(parts.length == 2 ? parts[1] : ""),
            tools.outbox(),
            tools.wording());
    try {
      command.get().run(call);
    } catch (CommandError e) {
      say(line, e.key(), e.values());
    }
  }

  private Optional<Command> find(String word) {
    return word.startsWith("/")
        ? Optional.ofNullable(commands.get(word.substring(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private void say(DeskEvent.ChatLine line, String key, Object... values) {
    tools.outbox().say(line.chat(), tools.wording().text(key, values), List.of());
  }

  @Override
  public void onPress(DeskEvent.ButtonPress press) {
    Confirmations.Outcome outcome = tools.confirmations().press(press);
    if (outcome != Confirmations.Outcome.DONE) {
      tools.outbox().say(press.chat(), tools.wording().text("button." + outcome), List.of());
    }
  }

  @Override
  public void onLineWithoutStore(DeskEvent.ChatLine line) {
    sayUnkept(line.chat(), answerWithoutStore(line), line.at());
  }

  @Override
  public void onPressWithoutStore(DeskEvent.ButtonPress press) {
    sayUnkept(press.chat(), tools.wording().text("error.store-down"), press.at());
  }

  @Override
  public void onStoreDown() {
    Instant now = tools.clock().instant();
    tools
        .outbox()
        .noticeChats()
        .forEach(chat -> sayUnkept(chat, tools.wording().text("store.down"), now));
  }

  @Override
  public void onStoreBack() {
    tools.outbox().tell(tools.wording().text("store.back"));
  }

  private void sayUnkept(String chat, String text, Instant at) {
    face.deliver(
        new OutboxMessage(0, chat, text, List.of(), at, at, ""),
        taken -> {
          // Nothing is kept of it, so nothing is tried again.
        });
  }

  private String answerWithoutStore(DeskEvent.ChatLine line) {
    String[] words = line.text().strip().split("\\s+");
    Optional<Command> command = find(words[0]);
    if (command.filter(Command::changes).isPresent() && !line.user().trades()) {
      return tools.wording().text("error.viewer");
    }
    return switch (command.map(Command::name).orElse("")) {
      case "cancel" -> cancelWithoutStore(words.length == 2 ? words[1] : "");
      case "panic" -> panicWithoutStore();
      default -> tools.wording().text("error.store-down");
    };
  }

  private String panicWithoutStore() {
    long sent = tools.ledger().working().stream().filter(tools.trading()::cancelUnrecorded).count();
    return tools.wording().text("panic.unrecorded", sent);
  }

  private String cancelWithoutStore(String word) {
    try {
      Order order = OrderNumbers.order(new Arguments(word), tools);
      return tools.trading().cancelUnrecorded(order)
          ? tools.wording().text("cancel.unrecorded", tools.wording().orderWithState(order))
          : tools.wording().text("error.store-down");
    } catch (CommandError e) {
      return tools.wording().text(e.key(), e.values());
    }
  }
}
