package io.maemae.broker.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A port that was just given up may still be held for a moment by who listened there. */
public final class FakePort {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(10);

  private FakePort() {}

  /** Binds something to a port. */
  public interface Binding<T> {
    T bind() throws IOException;
  }

  public static <T> T bound(Binding<T> binding) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return binding.bind();
      } catch (BindException e) {
        if (System.nanoTime() > until) {
          throw new UncheckedIOException(e);
        }
        LockSupport.parkNanos(STEP.toNanos());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
