package io.maemae.command;

import io.maemae.notice.Wording;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import io.maemae.strategy.Guard;
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
        .map(lot -> line(lot, ended ? Optional.empty() : guard(lot, guards), wording))
        .toList();
  }

  private static Optional<Guard> guard(Lot lot, StrategyGuards guards) {
    return lot.key().strategy().flatMap(s -> guards.of(s, lot.key().symbol()));
  }

  private static String line(Lot lot, Optional<Guard> guard, Wording wording) {
    return wording.text(
        "stop.guard",
        wording.account(lot.key().account()),
        lot.key().symbol(),
        lot.quantity(),
        lot.key().strategy().orElseGet(() -> wording.text("report.by-hand")),
        guard.map(wording::guard).orElseGet(() -> wording.text("guard.none")));
  }
}
