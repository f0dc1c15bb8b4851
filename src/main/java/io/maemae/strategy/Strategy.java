package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.Trade;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The decisions of one strategy for one symbol. It sees the trades and closed bars of its sessions
 * and answers with signals; sizes, orders and risk are the runner's. It must depend on nothing
 * else, so that the same events give the same signals. Desk thread.
 */
public interface Strategy {
  /** A trading day begins. */
  default void startDay(LocalDate date) {}

  /**
   * A trade. Called for every one, so it must be quick.
   *
   * @param holding whether the strategy holds shares of the symbol
   */
  default Optional<Signal> onTrade(Trade trade, boolean holding) {
    return Optional.empty();
  }

  /**
   * A bar has closed; incomplete ones miss trades.
   *
   * @param holding whether the strategy holds shares of the symbol
   */
  Optional<Signal> onBar(Bar bar, boolean holding);

  /**
   * A bar that closed while nothing was heard, handed over later: of the time before the program
   * started, or when a stream was away. They come oldest first, and before any later bar.
   *
   * @param holding whether the strategy holds shares of the symbol now
   * @return what would be wanted; an entry is acted on only if the bar has just closed, an exit
   *     unless it is of an earlier day
   */
  default Optional<Signal> onMissedBar(Bar bar, boolean holding) {
    return onBar(bar, holding);
  }

  /**
   * How many bars it must have seen to decide anything, those of earlier days included; when it
   * starts it is given what it has not had of them. 0 if a day stands for itself.
   */
  default int lookback() {
    return 0;
  }

  /** What guards the shares held, as far as it can be said; for {@code /stop} to list. */
  Guard guard();

  /** What it must remember over a restart, as text of its own. */
  String state();

  /**
   * Takes up a remembered state.
   *
   * @throws IllegalArgumentException if the text is none of its own
   */
  void restore(String state);
}
