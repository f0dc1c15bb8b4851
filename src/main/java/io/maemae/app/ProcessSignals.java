package io.maemae.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * SIGTERM, SIGINT and SIGHUP. Java ends a process that got one with a code of its own as soon as
 * its shutdown hooks are done; here the hook waits for the program's own end and its exit code.
 */
final class ProcessSignals implements Signals {
  private static final Duration LONGEST_END = Duration.ofSeconds(9);

  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile Runnable task = () -> {};
  private volatile boolean listening;

  @Override
  public void onStop(Runnable called) {
    task = called;
    if (!listening) {
      listening = true;
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }
  }

  /** The program has come to its end. */
  void ended(int code) {
    ended.complete(code);
  }

  private void stop() {
    if (ended.isDone()) {
      return;
    }
    task.run();
    int code = 1;
    try {
      code = ended.get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("maemae: not stopped within " + LONGEST_END.toSeconds() + " s: killed");
    }
    Runtime.getRuntime().halt(code);
  }
}
