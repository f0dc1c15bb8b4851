package io.maemae.simulation;

import io.maemae.broker.BrokerServer;
import io.maemae.broker.fake.FakeLine;
import java.io.EOFException;
import java.time.Duration;
import java.time.Instant;

/**
 * One connection to a simulated stream: what goes either way arrives in its order, and nothing
 * after the end.
 *
 * @param <S> what the server keeps of each
 */
public final class SimulatedLine<S> implements FakeLine<S> {
  private static final int NORMAL_CLOSURE = 1000;

  private final SimulatedHost<S> host;
  private final Life life;
  private final BrokerServer.Hearer hearer;
  private final S kept;
  private Instant lastThere = Instant.MIN;
  private Instant lastBack = Instant.MIN;
  private boolean over;

  SimulatedLine(SimulatedHost<S> host, Life life, BrokerServer.Hearer hearer, S kept) {
    this.host = host;
    this.life = life;
    this.hearer = hearer;
    this.kept = kept;
  }

  @Override
  public S kept() {
    return kept;
  }

  /** Whether nothing goes either way any more. */
  boolean isOver() {
    return over || life.isOver();
  }

  void opened() {
    back(hearer::opened);
  }

  @Override
  public void send(String text) {
    if (!over) {
      back(() -> hearer.text(text));
    }
  }

  @Override
  public void close() {
    end(() -> hearer.closed(NORMAL_CLOSURE, ""));
  }

  @Override
  public void cut() {
    end(() -> hearer.failed(new EOFException("cut")));
  }

  private void end(Runnable told) {
    if (!over) {
      back(told);
      over = true;
      host.forget(this);
    }
  }

  private void back(Runnable heard) {
    lastBack = later(life.now(), lastBack);
    life.at(lastBack, heard);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** The client's end of it. */
  BrokerServer.Stream stream() {
    return new BrokerServer.Stream() {
      @Override
      public void send(String text) {
        there(host.latency(), text);
      }

      @Override
      public void close() {
        if (!over) {
          over = true;
          host.forget(SimulatedLine.this);
        }
      }
    };
  }

  private void there(Duration time, String text) {
    lastThere = later(life.now().plus(time), lastThere);
    life.at(
        lastThere,
        () -> {
          if (!over) {
            host.text(this, text);
          }
        });
  }
}
