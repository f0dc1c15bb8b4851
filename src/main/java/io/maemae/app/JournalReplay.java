package io.maemae.app;

import io.maemae.config.Configuration;
import io.maemae.desk.Desk;
import io.maemae.journal.Difference;
import io.maemae.journal.Header;
import io.maemae.journal.JournalException;
import io.maemae.journal.Replay;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.Language;
import io.maemae.notice.Wording;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Puts the desk of a recorded run together again, without a world around it, and tells. */
final class JournalReplay {
  private static final int SAME = 0;
  private static final int DIFFERENT = 1;

  /** Of an event; a list of instruments would fill a screen. */
  private static final int MOST_SHOWN = 2_000;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private static final Wording WORDING =
      new Wording(Language.EN, Instruments.wellKnown(), List.of());

  private final PrintStream out;

  JournalReplay(PrintStream out) {
    this.out = out;
  }

  /**
   * Replays a file and says what came of it.
   *
   * @return the exit code
   * @throws WrongCallException if it is no record that this build can read
   */
  int replay(Path file) throws WrongCallException, IOException {
    try (Replay replay = open(file)) {
      sayBuild(replay.header());
      return tell(replay.run(() -> desk(replay)::handle));
    } catch (JournalException e) {
      out.println("damaged: " + e.getMessage());
      return DIFFERENT;
    }
  }

  private static Replay open(Path file) throws WrongCallException, IOException {
    try {
      return Replay.open(file);
    } catch (JournalException e) {
      throw new WrongCallException(
          file
              + " is no record of this program: "
              + e.getMessage()
              + ", must be a file from the directory journal of a run's data");
    }
  }

  private void sayBuild(Header header) {
    if (!header.build().equals(Version.text())) {
      out.println("recorded by " + header.build() + ", replayed by " + Version.text());
    }
  }

  private static Desk desk(Replay replay) {
    Header header = replay.header();
    Configuration configuration = header.configuration();
    TradingCalendar calendar = Plans.calendar(configuration);
    calendar.learn(header.days(), LocalDate.MIN);
    DeskPorts ports = new DeskPorts(replay);
    return new Bot(
            Plans.running(configuration, calendar, header.instruments()),
            ports.edges(header.wiring()),
            ports.kept())
        .desk();
  }

  private int tell(Replay.Outcome outcome) {
    if (outcome.difference().isPresent()) {
      Difference difference = outcome.difference().get();
      out.println(
          "event %d of %s differs, after %d that did not: %s"
              .formatted(
                  difference.number(),
                  moment(difference.event().at()),
                  outcome.events(),
                  shown(difference.event().toString())));
      out.println("  recorded: " + orNothing(difference.recorded()));
      out.println("  now:      " + orNothing(difference.now()));
      return DIFFERENT;
    }
    out.println(
        outcome.events() == 0
            ? "no events"
            : "%d events from %s to %s, %d decisions: the same"
                .formatted(
                    outcome.events(),
                    moment(outcome.first()),
                    moment(outcome.last()),
                    outcome.decisions()));
    if (!outcome.reason().isEmpty()) {
      out.println(outcome.ending() + ": " + WORDING.reason(outcome.reason()));
    } else if (!outcome.ending().isEmpty()) {
      out.println(outcome.ending());
    }
    return SAME;
  }

  private static String moment(Instant at) {
    return MOMENT.format(MarketTime.local(at));
  }

  private static String shown(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  private static String orNothing(String decision) {
    return decision.isEmpty() ? "nothing" : decision;
  }
}
