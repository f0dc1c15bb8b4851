package io.maemae.app;

import io.maemae.broker.StreamListener;
import io.maemae.broker.kis.Kis;
import io.maemae.broker.kis.KisSettings;
import io.maemae.config.AccountSettings;
import io.maemae.market.MarketEvent;
import io.maemae.order.Balance;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * Reads the balance of an account as the bot would, with the token the bot keeps. The stream is
 * left alone: a bot that runs has the only one there may be.
 */
final class BrokerCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Duration END = Duration.ofSeconds(2);

  private final Path dataDir;
  private final InstantSource machineTime;

  BrokerCheck(Path dataDir, InstantSource machineTime) {
    this.dataDir = dataDir;
    this.machineTime = machineTime;
  }

  /** What came of it: holdings, or the words of the broker or the network. */
  record Outcome(Optional<Balance> balance, String why) {}

  Outcome check(AccountSettings account) {
    MachineClock clock = MachineClock.ofMachine(machineTime, System::nanoTime);
    BlockingQueue<Reading<Balance>> answers = new LinkedBlockingQueue<>();
    Refusals refusals = new Refusals();
    ThreadTimeline timeline =
        new ThreadTimeline(
            "broker-check",
            clock,
            failure -> answers.add(new Reading.Unreadable<>(failure.toString())));
    ExecutorService network = Threads.unbounded("broker-io");
    try (Kis kis =
        new Kis(
            KisSettings.of(account),
            new Kis.Edges(
                timeline,
                network,
                machineTime,
                RandomGenerator.getDefault(),
                dataDir.resolve("tokens"),
                (venue, orderedAt, now) -> false,
                now -> false,
                symbol -> false,
                PATIENCE,
                refusals))) {
      timeline.start();
      kis.source().balance(answers::add);
      return outcome(answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), refusals);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(Optional.empty(), "interrupted");
    } finally {
      timeline.close(END);
      Threads.end(network, "broker-io", END);
    }
  }

  private static Outcome outcome(Reading<Balance> reading, Refusals refusals) {
    if (reading instanceof Reading.Complete<Balance> complete) {
      return new Outcome(Optional.of(complete.value()), "");
    }
    if (reading instanceof Reading.Unreadable<Balance> failed) {
      return new Outcome(Optional.empty(), failed.why());
    }
    return new Outcome(
        Optional.empty(), refusals.said().orElse("no answer in " + PATIENCE.toSeconds() + " s"));
  }

  /** Hears why there is no access. */
  private static final class Refusals implements StreamListener {
    private final AtomicReference<String> last = new AtomicReference<>();

    Optional<String> said() {
      return Optional.ofNullable(last.get());
    }

    @Override
    public void accessRefused(String why) {
      last.set(why);
    }

    @Override
    public void market(MarketEvent event) {
      // Nothing was asked for.
    }

    @Override
    public void notice(ExecutionNotice notice) {
      // The stream is not opened.
    }

    @Override
    public void unreadableNotice(String why) {
      // The stream is not opened.
    }

    @Override
    public void up() {
      // The stream is not opened.
    }

    @Override
    public void down(String why, boolean elsewhere) {
      // The stream is not opened.
    }
  }
}
