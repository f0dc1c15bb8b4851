package io.maemae.command;

import io.maemae.desk.MarketFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /health}: how everything is that trading needs, on one screen. What is asked for that and
 * does not answer is shown as that: the screen comes when something hangs, too.
 */
final class HealthCommand implements Command {
  /** All of it answers within milliseconds, or hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Tools tools;

  HealthCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "health";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    new Round(call).ask();
  }

  /** What was asked for one screen, and what has been answered of it. */
  private final class Round {
    private final Invocation call;
    private final Map<String, MarketFeed.State> streams = new HashMap<>();
    private Optional<MachineSource.Machine> machine = Optional.empty();
    private boolean machineHangs;
    private int open = tools.feeds().size() + 1;

    Round(Invocation call) {
      this.call = call;
    }

    void ask() {
      Instant until = tools.clock().instant().plus(PATIENCE);
      tools
          .feeds()
          .forEach(
              (account, feed) ->
                  tools
                      .questions()
                      .<MarketFeed.State>ask(
                          call, until, feed::state, state -> onStream(account, state)));
      tools
          .questions()
          .<Optional<MachineSource.Machine>>ask(
              call, until, tools.machine()::look, this::onMachine);
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
        call.replyText(new HealthScreen(tools, streams, machine, machineHangs).text());
      }
    }
  }
}
