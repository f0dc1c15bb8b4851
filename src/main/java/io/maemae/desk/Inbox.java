package io.maemae.desk;

import java.util.concurrent.CompletableFuture;

/** The way to the desk. Any thread. */
public interface Inbox {
  /**
   * Hands an event over; the desk handles it after those that came before.
   *
   * @return completes when the desk has handled the event: what it decided is committed, or the
   *     store could not write and whoever asked was told so. Never completes if the program ends
   *     first.
   */
  CompletableFuture<Void> post(DeskEvent event);
}
