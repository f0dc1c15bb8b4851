package io.maemae.command;

import io.maemae.desk.GuardWatch;
import io.maemae.notice.Wording;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import io.maemae.strategy.StrategyGuards;
import java.util.List;
import java.util.stream.Collectors;

/** Says of each position what guards it, and why that cannot act now. */
final class GuardLines {
  private final Portfolio portfolio;
  private final StrategyGuards guards;
  private final GuardWatch watch;
  private final Wording wording;

  GuardLines(Portfolio portfolio, StrategyGuards guards, GuardWatch watch, Wording wording) {
    this.portfolio = portfolio;
    this.guards = guards;
    this.watch = watch;
    this.wording = wording;
  }

  /**
   * A line for each lot.
   *
   * @param ended whether strategies may not sell either, so that nothing is guarded
   */
  List<String> lines(boolean ended) {
    return portfolio.lots().stream().map(lot -> line(lot, guarded(lot.key(), ended))).toList();
  }

  private String guarded(Lot.Key lot, boolean ended) {
    String none = wording.text("guard.none");
    String by =
        ended
            ? none
            : guards.of(lot).map(wording::guard).map(guard -> now(guard, lot)).orElse(none);
    return guards
        .restingExit(lot)
        .map(exit -> wording.text("guard.exit-rests", by, wording.reason(exit)))
        .orElse(by);
  }

  private String now(String guard, Lot.Key lot) {
    List<GuardWatch.Reason> reasons = watch.unguarded(lot);
    return reasons.isEmpty()
        ? guard
        : wording.text(
            "guard.not-now",
            guard,
            reasons.stream().map(r -> reason(r, wording)).collect(Collectors.joining(", ")));
  }

  /** Why nothing guards. */
  static String reason(GuardWatch.Reason reason, Wording wording) {
    return wording.text("unguarded.reason." + reason);
  }

  private String line(Lot lot, String guarded) {
    return wording.text(
        "stop.guard",
        wording.account(lot.key().account()),
        lot.key().symbol(),
        lot.quantity(),
        wording.owner(lot.key().strategy()),
        guarded);
  }
}
