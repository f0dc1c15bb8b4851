package io.maemae.app;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.HttpNetwork;
import io.maemae.broker.StreamListener;
import io.maemae.broker.TokenFile;
import io.maemae.config.AccountSettings;
import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.Language;
import io.maemae.notice.Wording;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Asks a broker one thing as the bot would, with the token the bot keeps, and is gone. The stream
 * is left alone: a bot that runs has the only one there may be.
 */
final class BrokerVisit {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Duration END = Duration.ofSeconds(2);

  private static final Wording ENGLISH =
      new Wording(Language.EN, Instruments.wellKnown(), List.of());

  private final Path dataDir;
  private final InstantSource machineTime;

  BrokerVisit(Path dataDir, InstantSource machineTime) {
    this.dataDir = dataDir;
    this.machineTime = machineTime;
  }

  /** An answer, or why there is none. */
  record Outcome<T>(Optional<T> answer, String why) {}

  /** What a broker, or our way to it, said: for the terminal, without secrets. */
  static String words(String why) {
    return Logging.masked(ENGLISH.reason(why));
  }

  <T> Outcome<T> ask(AccountSettings account, BiConsumer<BrokerConnection, Consumer<T>> question)
      throws InterruptedException {
    MachineClock clock = MachineClock.ofMachine(machineTime, System::nanoTime);
    BlockingQueue<Outcome<T>> outcomes = new LinkedBlockingQueue<>();
    ThreadTimeline timeline =
        new ThreadTimeline(
            "broker-visit",
            clock,
            failure -> outcomes.add(new Outcome<>(Optional.empty(), failure.toString())));
    ExecutorService network = Threads.unbounded("broker-io");
    try (BrokerConnection broker =
        Connections.open(
            account,
            new BrokerConnection.Edges(
                timeline,
                new HttpNetwork(network),
                machineTime,
                RandomGenerator.getDefault(),
                TokenFile.in(dataDir.resolve("tokens")),
                (venue, orderedAt, now) -> false,
                TradingCalendar.krx(Set.of(), Set.of()),
                symbol -> false,
                PATIENCE,
                new Deaf()))) {
      timeline.start();
      question.accept(broker, answer -> outcomes.add(new Outcome<>(Optional.of(answer), "")));
      Outcome<T> outcome = outcomes.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return outcome != null
          ? outcome
          : new Outcome<>(Optional.empty(), "no answer in " + PATIENCE.toSeconds() + " s");
    } finally {
      timeline.close(END);
      Threads.end(network, "broker-io", END);
    }
  }

  /** The stream is not opened, and why there is no access is in the answers too. */
  private static final class Deaf implements StreamListener {
    @Override
    public void accessRefused(String why) {
      // In the answer.
    }

    @Override
    public void accessUnanswered(String why) {
      // In the answer.
    }

    @Override
    public void market(MarketEvent event) {
      // Not opened.
    }

    @Override
    public void gap(Set<Symbol> symbols) {
      // Not opened.
    }

    @Override
    public void notice(ExecutionNotice notice) {
      // Not opened.
    }

    @Override
    public void balanceChanged() {
      // Not opened.
    }

    @Override
    public void unreadableNotice(String why) {
      // Not opened.
    }

    @Override
    public void condition(String name, Reading<List<Symbol>> symbols) {
      // Not opened.
    }

    @Override
    public void up() {
      // Not opened.
    }

    @Override
    public void down(String why, boolean elsewhere) {
      // Not opened.
    }
  }
}
