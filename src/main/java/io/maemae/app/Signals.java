package io.maemae.app;

/** How the process is told to end. */
interface Signals {
  /** Calls that, on any thread, when it is told to; replaces what was to be called before. */
  void onStop(Runnable task);
}
