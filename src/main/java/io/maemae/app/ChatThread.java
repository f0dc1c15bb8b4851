package io.maemae.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor with one thread, for the chat. Java keeps what a task throws in a future that nobody
 * asks: here an exception is logged, and an error is told.
 */
final class ChatThread extends ScheduledThreadPoolExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(ChatThread.class);

  private final Consumer<Throwable> onError;

  /**
   * Begins with its first task.
   *
   * @param onError is called, on this thread, with what leaves the program in no known state: out
   *     of memory, say
   */
  ChatThread(String name, Consumer<Throwable> onError) {
    super(1, task -> new Thread(task, name));
    this.onError = onError;
    setRemoveOnCancelPolicy(true);
  }

  @Override
  protected void afterExecute(Runnable task, Throwable thrown) {
    super.afterExecute(task, thrown);
    // One that is to run again is not done, and one that was cancelled has no result.
    if (!(task instanceof Future<?> future) || !future.isDone() || future.isCancelled()) {
      return;
    }
    try {
      future.get();
    } catch (ExecutionException e) {
      failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(Throwable failure) {
    if (failure instanceof Error) {
      onError.accept(failure);
    } else {
      LOG.error("telegram.task-failed", failure);
    }
  }
}
