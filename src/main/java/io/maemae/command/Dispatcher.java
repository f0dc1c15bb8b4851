package io.maemae.command;

import io.maemae.desk.ChatOrigin;
import io.maemae.desk.Conversation;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.SeenUpdates;
import io.maemae.market.Side;
import io.maemae.notice.Face;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the command of a line and the meaning of a button. Desk thread. */
public final class Dispatcher implements Conversation {
  private static final int LONGEST_LINE = 500;

  /** A line that was sent longer ago is not obeyed. */
  private static final Duration FRESH = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Tools tools;
  private final SeenUpdates seen;
  private final Face face;
  private final UnrecordedCancels unrecorded;

  /** The command that restores a backup, if the store was damaged when it last failed. */
  private Optional<String> restoring = Optional.empty();

  /**
   * With what commands work with.
   *
   * @param seen which updates were taken already
   * @param face where an answer goes that cannot be stored first
   */
  public Dispatcher(Tools tools, SeenUpdates seen, Face face) {
    this.tools = tools;
    this.seen = seen;
    this.face = face;
    this.unrecorded = new UnrecordedCancels(tools);
    Preview preview = new Preview(tools);
    FreshPrices fresh = new FreshPrices(tools);
    List<Command> list =
        new ArrayList<>(
            List.of(
                new OrderCommand(Side.BUY, tools, preview, fresh),
                new OrderCommand(Side.SELL, tools, preview, fresh),
                new CancelCommand(tools, unrecorded),
                new ModifyCommand(tools),
                new OrdersCommand(tools),
                new FillsCommand(tools),
                new PositionsCommand(tools),
                new BalanceCommand(tools, fresh),
                new PriceCommand(tools, fresh),
                new BookCommand(tools),
                new ChartCommand(tools),
                new WatchCommand(tools, fresh),
                new AlertCommand(tools, fresh),
                new StrategiesCommand(tools),
                new StrategyCommand(tools),
                new SignalsCommand(tools),
                new ConditionCommand(tools),
                new PnlCommand(tools),
                new StopCommand(tools),
                new ResumeCommand(tools),
                new PanicCommand(tools, unrecorded),
                new StatusCommand(tools),
                new HealthCommand(tools, () -> restoring),
                new RiskCommand(tools),
                new AccountsCommand(tools)));
    list.add(new HelpCommand(list, tools.wording()));
    list.forEach(c -> commands.put(c.name(), c));
  }

  /**
   * What somebody may be offered to use.
   *
   * @param trades false for a viewer
   */
  public List<MenuEntry> menu(boolean trades) {
    return commands.values().stream()
        .filter(c -> trades || !c.changes())
        .map(c -> new MenuEntry(c.name(), tools.wording().text("about." + c.name())))
        .toList();
  }

  @Override
  public void onLine(DeskEvent.ChatLine line) {
    if (seen.isFirst(line.origin())) {
      obey(line, tools.outbox()::say, Command::run);
    }
  }

  @Override
  public boolean onLineWithoutStore(DeskEvent.ChatLine line) {
    return !seen.has(line.origin())
        && obey(
                line,
                (chat, text, none) -> sayUnkept(chat, damaged(text)),
                Command::runWithoutStore)
            .filter(Command::obeyedLate)
            .isPresent();
  }

  /**
   * What of a damaged store was answered, with the command that restores it, if it is not there.
   */
  private String damaged(String text) {
    return restoring
        .filter(command -> !text.contains(command))
        .map(command -> text + "\n" + tools.wording().text("error.store-damaged", command))
        .orElse(text);
  }

  /** How a command is run: with the store, or without. */
  private interface Way {
    void run(Command command, Invocation call) throws CommandError;
  }

  /** Answers; the command, if it was obeyed. */
  private Optional<Command> obey(DeskEvent.ChatLine line, Invocation.Answers answers, Way way) {
    try {
      String text = line.text().strip();
      if (text.length() > LONGEST_LINE) {
        throw new CommandError("error.line-too-long", LONGEST_LINE);
      }
      String[] parts = text.split("\\s+", 2);
      Command command = command(parts[0]);
      LOG.info(
          "chat.command cid={} user={} command={}",
          line.origin().correlation(),
          line.origin().user().id(),
          command.name());
      boolean doubtful = tools.restored().mayHaveTaken(line.at().minus(line.origin().age()));
      boolean late = doubtful || line.origin().age().compareTo(FRESH) > 0;
      Arguments arguments = new Arguments(parts.length == 2 ? parts[1] : "");
      Invocation call =
          new Invocation(line.origin(), text, arguments, late, answers, tools.wording());
      if (command.changes()) {
        call.mustTrade();
      }
      if (doubtful && !command.obeyedLate()) {
        throw new CommandError("error.sent-before-restore");
      }
      if (late && !command.obeyedLate()) {
        throw new CommandError("error.stale", line.origin().age().toSeconds());
      }
      way.run(command, call);
      return Optional.of(command);
    } catch (CommandError e) {
      String text =
          e instanceof StoreDownError ? storeDown() : tools.wording().text(e.key(), e.values());
      answers.say(line.origin().chat(), text, List.of());
      return Optional.empty();
    }
  }

  private Command command(String word) throws CommandError {
    if (!word.startsWith("/")) {
      throw new CommandError("error.no-command", Arguments.shown(word));
    }
    Command command = commands.get(word.substring(1).toLowerCase(Locale.ROOT));
    if (command == null) {
      throw new CommandError("error.unknown-command", Arguments.shown(word));
    }
    return command;
  }

  @Override
  public void onPress(DeskEvent.ButtonPress press) {
    if (!seen.isFirst(press.origin())) {
      return;
    }
    Confirmations.Outcome outcome = tools.confirmations().press(press);
    if (outcome != Confirmations.Outcome.DONE) {
      tools
          .outbox()
          .say(press.origin().chat(), tools.wording().text("button." + outcome), List.of());
    }
  }

  @Override
  public void onPressWithoutStore(DeskEvent.ButtonPress press) {
    sayUnkept(press.origin().chat(), storeDown());
  }

  private String storeDown() {
    return restoring
        .map(command -> tools.wording().text("error.store-damaged", command))
        .orElseGet(() -> tools.wording().text("error.store-down"));
  }

  @Override
  public void onOther(DeskEvent.ChatOther other) {
    if (seen.isFirst(other.origin())) {
      tools.outbox().say(other.origin().chat(), answer(other), List.of());
    }
  }

  private String answer(DeskEvent.ChatOther other) {
    return tools.wording().text("error.other." + other.kind());
  }

  @Override
  public void onOtherWithoutStore(DeskEvent.ChatOther other) {
    sayUnkept(other.origin().chat(), answer(other));
  }

  @Override
  public void onReport(DeskEvent.Reported report) {
    tools.outbox().tell(Topic.ALERT, tools.wording().text(report.key(), report.values().toArray()));
  }

  @Override
  public void onStopping() {
    tools
        .outbox()
        .tell(
            Topic.ALERT,
            tools
                .wording()
                .text(
                    "run.stopping",
                    tools.wording().allAccounts(),
                    tools.ledger().working().size()));
  }

  @Override
  public void onFailure(DeskEvent event) {
    Optional<ChatOrigin> origin = origin(event);
    origin.ifPresent(seen::keep);
    String text = tools.wording().text("error.internal");
    if (origin.isPresent()) {
      tools.outbox().say(origin.get().chat(), text, List.of());
    } else {
      tools.outbox().tell(Topic.ALERT, text);
    }
  }

  @Override
  public void onFailureWithoutStore(DeskEvent event) {
    String text = tools.wording().text("error.internal");
    origin(event)
        .map(origin -> List.of(origin.chat()))
        .orElseGet(() -> tools.outbox().noticeChats())
        .forEach(chat -> sayUnkept(chat, text));
  }

  private static Optional<ChatOrigin> origin(DeskEvent event) {
    if (event instanceof DeskEvent.ChatLine line) {
      return Optional.of(line.origin());
    } else if (event instanceof DeskEvent.ButtonPress press) {
      return Optional.of(press.origin());
    } else if (event instanceof DeskEvent.ChatOther other) {
      return Optional.of(other.origin());
    }
    return Optional.empty();
  }

  @Override
  public void onStoreDown(DeskEvent event, Optional<String> command) {
    restoring = command;
    if (!(event instanceof DeskEvent.StoreRetry)) {
      unrecorded.storeFailed(tools.clock().instant());
    }
    origin(event).ifPresent(seen::forget);
    String text =
        command
            .map(words -> tools.wording().text("store.damaged", words))
            .orElseGet(() -> tools.wording().text("store.down"));
    tools.outbox().noticeChats().forEach(chat -> sayUnkept(chat, text));
  }

  @Override
  public void onStoreBack() {
    tools.outbox().tell(Topic.ALERT, tools.wording().text("store.back"));
  }

  private void sayUnkept(String chat, String text) {
    face.deliver(
        OutboxMessage.answer(0, chat, text, tools.clock().instant()),
        taken -> {
          // Nothing is kept of it, so nothing is tried again.
        });
  }
}
