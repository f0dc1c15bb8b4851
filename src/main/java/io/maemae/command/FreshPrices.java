package io.maemae.command;

import io.maemae.market.MarketTime;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sees to it that a price that a person is shown, or orders at, is one of this moment: what was not
 * heard of for a while is asked for. The embedded exchange's own market tells everything, and is
 * never asked. Desk thread.
 */
final class FreshPrices {
  /** What was heard so recently is fresh, whoever told it. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** More questions than that would keep a person waiting. */
  private static final int MOST = 10;

  private final Tools tools;

  FreshPrices(Tools tools) {
    this.tools = tools;
  }

  /**
   * Goes on at once if a price is fresh, otherwise in the event of the answer.
   *
   * @param then gets why the price could not be read; empty if it is fresh now
   */
  void of(Invocation call, Symbol symbol, Consumer<Optional<String>> then) {
    if (isFresh(symbol)) {
      then.accept(Optional.empty());
    } else {
      ask(call, symbol, then);
    }
  }

  /**
   * Likewise, before something is ordered at the price.
   *
   * @param onPanic says that it is not ordered, for a panic came before the answer
   */
  void toOrder(Invocation call, Symbol symbol, Runnable onPanic, Consumer<Optional<String>> then) {
    if (isFresh(symbol)) {
      then.accept(Optional.empty());
    } else {
      tools
          .questions()
          .<Reading<Quote>>askToOrder(
              call,
              onPanic,
              answer -> tools.quotes().quote(symbol, answer),
              reading -> then.accept(taken(reading)));
    }
  }

  private boolean isFresh(Symbol symbol) {
    return tools.markets().tellsEverything() || isHeard(symbol, now().minus(FRESH));
  }

  /** Goes on when some of the symbols of which nothing was heard today have been asked for. */
  void ofToday(Invocation call, Collection<Symbol> symbols, Runnable then) {
    Instant today = MarketTime.instant(MarketTime.date(now()), LocalTime.MIDNIGHT);
    List<Symbol> unheard =
        tools.markets().tellsEverything()
            ? List.of()
            : symbols.stream().filter(s -> !isHeard(s, today)).limit(MOST).toList();
    if (unheard.isEmpty()) {
      then.run();
      return;
    }
    Set<Symbol> open = new HashSet<>(unheard);
    for (Symbol symbol : unheard) {
      ask(
          call,
          symbol,
          why -> {
            open.remove(symbol);
            if (open.isEmpty()) {
              then.run();
            }
          });
    }
  }

  private Instant now() {
    return tools.clock().instant();
  }

  private boolean isHeard(Symbol symbol, Instant since) {
    return tools.marks().reference(symbol).isPresent()
        && tools.marks().heardAt(symbol).filter(at -> !at.isBefore(since)).isPresent();
  }

  private void ask(Invocation call, Symbol symbol, Consumer<Optional<String>> then) {
    tools
        .questions()
        .<Reading<Quote>>ask(
            call,
            answer -> tools.quotes().quote(symbol, answer),
            reading -> then.accept(taken(reading)));
  }

  private Optional<String> taken(Reading<Quote> reading) {
    if (reading instanceof Reading.Unreadable<Quote> failed) {
      return Optional.of(failed.why());
    } else if (reading instanceof Reading.Complete<Quote> complete) {
      tools.marks().on(complete.value());
      tools.alerts().on(complete.value());
    }
    return Optional.empty();
  }
}
