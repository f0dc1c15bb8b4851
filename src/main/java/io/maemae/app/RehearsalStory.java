package io.maemae.app;

import io.maemae.backtest.BarsFile;
import io.maemae.backtest.ReplayFiles;
import io.maemae.market.MarketTime;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.Valuation;
import io.maemae.terminal.Terminal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What is said before and after a rehearsal that is no message of the bot. */
final class RehearsalStory {
  private static final int SKIPPED_SHOWN = 5;

  private final Bot bot;
  private final Terminal terminal;
  private final Optional<ReplayFiles> replay;

  RehearsalStory(Bot bot, Terminal terminal, Optional<ReplayFiles> replay) {
    this.bot = bot;
    this.terminal = terminal;
    this.replay = replay;
  }

  void greet(Instant now, Optional<Instant> resumed) {
    terminal.print(
        now, bot.wording().text("rehearsal.start", MarketTime.date(now), bot.wording().time(now)));
    resumed
        .filter(r -> r.equals(now))
        .ifPresent(r -> terminal.print(now, bot.wording().text("rehearsal.resumed", r)));
    replay.ifPresent(r -> r.files().forEach(file -> tellSkipped(now, file)));
  }

  private void tellSkipped(Instant now, BarsFile file) {
    terminal.print(
        now,
        bot.wording()
            .text(
                "rehearsal.replay",
                file.file().getFileName().toString(),
                file.bars().size(),
                file.rows(),
                file.skipped().size()));
    file.skipped().stream()
        .limit(SKIPPED_SHOWN)
        .forEach(
            s ->
                terminal.print(
                    now, bot.wording().text("rehearsal.replay.skipped", s.line(), s.why())));
    int more = file.skipped().size() - SKIPPED_SHOWN;
    if (more > 0) {
      terminal.print(now, bot.wording().text("rehearsal.replay.more", more));
    }
  }

  void farewell(Instant now) {
    if (replay.isEmpty()) {
      return;
    }
    LocalDate last = replay.get().days().last();
    Portfolio.Result total =
        bot.portfolio().results(replay.get().days().first(), last).values().stream()
            .reduce(Portfolio.Result.NONE, Portfolio.Result::plus);
    Valuation.Value held = bot.valuation().of(bot.portfolio().lots());
    terminal.print(
        now,
        bot.wording()
            .text(
                "rehearsal.replay.done",
                bot.wording().allAccounts(),
                replay.get().days().size(),
                bot.portfolio().fills(),
                bot.wording().signed(total.realised()),
                bot.wording().signed(held.unrealised())));
  }
}
