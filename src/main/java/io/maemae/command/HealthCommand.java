package io.maemae.command;

import io.maemae.desk.MarketFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code /health}: how everything is that trading needs, on one screen. What is asked for that and
 * does not answer is shown as that: the screen comes when something hangs, too.
 */
final class HealthCommand implements Command {
  /** All of it answers within milliseconds, or hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Tools tools;
  private final Supplier<Optional<String>> restoring;

  /**
   * Of this moment.
   *
   * @param restoring the command that restores a backup, while the store is damaged
   */
  HealthCommand(Tools tools, Supplier<Optional<String>> restoring) {
    this.tools = tools;
    this.restoring = restoring;
  }

  @Override
  public String name() {
    return "health";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    new Round(call, false).ask();
  }

  @Override
  public void runWithoutStore(Invocation call) throws CommandError {
    call.arguments().end();
    new Round(call, true).ask();
  }

  /** What was asked for one screen, and what has been answered of it. */
  private final class Round {
    private final Invocation call;
    private final boolean storeDown;
    private final Map<String, MarketFeed.State> streams = new HashMap<>();
    private Optional<MachineSource.Machine> machine = Optional.empty();
    private boolean machineHangs;
    private int open = tools.feeds().size() + 1;

    Round(Invocation call, boolean storeDown) {
      this.call = call;
      this.storeDown = storeDown;
    }

    void ask() {
      Instant until = tools.clock().instant().plus(PATIENCE);
      tools
          .feeds()
          .forEach((account, feed) -> ask(until, feed::state, state -> onStream(account, state)));
      ask(until, tools.machine()::look, this::onMachine);
    }

    private <A> void ask(
        Instant until, Consumer<Consumer<A>> question, Consumer<Optional<A>> onAnswer) {
      if (storeDown) {
        tools.questions().askUnkept(until, question, onAnswer);
      } else {
        tools.questions().ask(call, until, question, onAnswer);
      }
    }

    private void onStream(String account, Optional<MarketFeed.State> state) {
      state.ifPresent(known -> streams.put(account, known));
      showWhenAllIsIn();
    }

    private void onMachine(Optional<Optional<MachineSource.Machine>> answer) {
      machineHangs = answer.isEmpty();
      machine = answer.flatMap(known -> known);
      showWhenAllIsIn();
    }

    private void showWhenAllIsIn() {
      open--;
      if (open == 0) {
        HealthScreen screen = new HealthScreen(tools, streams, machine, machineHangs);
        call.replyText(storeDown ? screen.textWithoutStore(restoring.get()) : screen.text());
      }
    }
  }
}
