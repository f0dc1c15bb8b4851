package io.maemae.command;

import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import io.maemae.order.Reading;
import io.maemae.strategy.ConditionSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code /condition list}: the conditions that a person has made in the broker's own program;
 * {@code /condition run NAME}: the symbols that meet one now.
 */
final class ConditionCommand implements Command {
  /** More lines than that nobody reads in a chat. */
  private static final int MOST = 50;

  private final Tools tools;

  ConditionCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "condition";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    Arguments arguments = call.arguments();
    String feed = feed(arguments);
    if (arguments.takes("run")) {
      String name = arguments.rest("condition");
      this.<Symbol>ask(
          call,
          feed,
          (search, answer) -> search.run(name, answer),
          symbols -> found(feed, name, symbols));
    } else {
      arguments.takes("list");
      arguments.end();
      this.<String>ask(call, feed, ConditionSearch::list, names -> listed(feed, names));
    }
  }

  /** The stream to search on; without a name, that of the default account or of any that can. */
  private String feed(Arguments arguments) throws CommandError {
    Optional<String> own = tools.markets().feedOf(tools.account(arguments).name());
    Stream<String> others =
        arguments.account().isPresent()
            ? Stream.of()
            : tools.conditions().keySet().stream().sorted();
    return Stream.concat(own.stream(), others)
        .filter(tools.conditions()::containsKey)
        .findFirst()
        .orElseThrow(() -> new CommandError("error.condition.not-there"));
  }

  private interface Question<A> {
    void ask(ConditionSearch search, Consumer<Reading<List<A>>> answer);
  }

  private <A> void ask(
      Invocation call, String feed, Question<A> question, Function<List<A>, String> text) {
    tools
        .questions()
        .<Reading<List<A>>>ask(
            call,
            answer -> question.ask(tools.conditions().get(feed), answer),
            reading -> {
              if (reading instanceof Reading.Complete<List<A>> complete) {
                call.replyText(text.apply(complete.value()));
              } else {
                call.reply(
                    "condition.unreadable",
                    tools.wording().account(feed),
                    ((Reading.Unreadable<?>) reading).why());
              }
            });
  }

  private String listed(String feed, List<String> names) {
    Wording wording = tools.wording();
    return names.isEmpty()
        ? wording.text("condition.none", wording.account(feed))
        : text(wording.text("condition.title", wording.account(feed), names.size()), names);
  }

  private String found(String feed, String name, List<Symbol> symbols) {
    Wording wording = tools.wording();
    String account = wording.account(feed);
    return symbols.isEmpty()
        ? wording.text("condition.nothing", account, name)
        : text(
            wording.text("condition.found", account, name, symbols.size()),
            symbols.stream().map(wording::say).toList());
  }

  private String text(String title, List<String> rows) {
    List<String> lines = new ArrayList<>(List.of(title));
    lines.addAll(rows.subList(0, Math.min(MOST, rows.size())));
    if (rows.size() > MOST) {
      lines.add(tools.wording().text("condition.more", rows.size() - MOST));
    }
    return String.join("\n", lines);
  }
}
