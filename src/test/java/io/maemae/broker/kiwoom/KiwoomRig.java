package io.maemae.broker.kiwoom;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.Heard;
import io.maemae.broker.ManualTimeline;
import io.maemae.broker.RealTimeline;
import io.maemae.broker.fake.FakeClock;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The adapter over the loopback server, in a time that passes when the test says so. */
final class KiwoomRig implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(100);

  final FakeClock clock;
  final KiwoomServer server;
  final ManualTimeline timeline;
  final Heard heard = new Heard();
  final Kiwoom kiwoom;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final boolean ownsServer;

  KiwoomRig(KiwoomServer.Environment environment, Path tokens) {
    this(new FakeClock(), environment, tokens);
  }

  private KiwoomRig(FakeClock clock, KiwoomServer.Environment environment, Path tokens) {
    this(clock, KiwoomServer.start(KiwoomServerSettings.of(environment, clock)), true, tokens);
  }

  /** The adapter of another program with the same key. */
  KiwoomRig another(Path otherTokens) {
    return new KiwoomRig(clock, server, false, otherTokens);
  }

  private KiwoomRig(FakeClock clock, KiwoomServer server, boolean ownsServer, Path tokens) {
    this.clock = clock;
    this.server = server;
    this.ownsServer = ownsServer;
    timeline = new ManualTimeline(clock);
    kiwoom =
        new Kiwoom(
            KiwoomHarness.settings(server),
            new BrokerConnection.Edges(
                timeline,
                threads,
                clock,
                new SplittableRandom(7),
                tokens,
                (venue, orderedAt, now) -> false,
                TradingCalendar.krx(Set.of(), Set.of()),
                symbol -> false,
                Duration.ofSeconds(60),
                heard));
  }

  /** Waits for the stream to be up. */
  KiwoomRig streaming() {
    kiwoom.start();
    awaitSaid("up", 1);
    return this;
  }

  void awaitSaid(String what, int times) {
    advanceUntil(() -> said(what) >= times, "not said: " + what + ", but " + heard.said);
  }

  long said(String what) {
    return heard.said.stream().filter(said -> said.startsWith(what)).count();
  }

  /** Lets time pass in steps until something is so. */
  void advanceUntil(BooleanSupplier what, String otherwise) {
    RealTimeline.await(
        PATIENCE,
        () -> {
          if (what.getAsBoolean()) {
            return true;
          }
          timeline.advance(STEP);
          return what.getAsBoolean();
        },
        () -> otherwise);
  }

  /** What a reading brings, whatever time it takes. */
  <T> Reading<T> read(Consumer<Consumer<Reading<T>>> question) {
    CompletableFuture<Reading<T>> answer = new CompletableFuture<>();
    question.accept(answer::complete);
    advanceUntil(answer::isDone, "no answer");
    return answer.join();
  }

  @Override
  public void close() {
    kiwoom.close();
    timeline.settle();
    timeline.close();
    threads.shutdownNow();
    if (ownsServer) {
      server.close();
    }
  }
}
