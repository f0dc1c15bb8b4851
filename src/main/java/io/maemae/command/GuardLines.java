package io.maemae.command;

import io.maemae.notice.Wording;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import io.maemae.strategy.Guard;
import io.maemae.strategy.Signal;
import io.maemae.strategy.StrategyGuards;
import java.util.List;
import java.util.Optional;

/** Says of each position what guards it. */
final class GuardLines {
  private GuardLines() {}

  /**
   * A line for each lot.
   *
   * @param ended whether strategies may not sell either, so that nothing is guarded
   */
  static List<String> of(
      Portfolio portfolio, StrategyGuards guards, Wording wording, boolean ended) {
    return portfolio.lots().stream()
        .map(
            lot -> {
              Optional<Guard> guard = ended ? Optional.empty() : guards.of(lot.key());
              return line(lot, guarded(guard, guards.restingExit(lot.key()), wording), wording);
            })
        .toList();
  }

  private static String guarded(Optional<Guard> guard, Optional<Signal> rests, Wording wording) {
    String by = guard.map(wording::guard).orElseGet(() -> wording.text("guard.none"));
    return rests.map(exit -> wording.text("guard.exit-rests", by, wording.reason(exit))).orElse(by);
  }

  private static String line(Lot lot, String guarded, Wording wording) {
    return wording.text(
        "stop.guard",
        wording.account(lot.key().account()),
        lot.key().symbol(),
        lot.quantity(),
        wording.owner(lot.key().strategy()),
        guarded);
  }
}
