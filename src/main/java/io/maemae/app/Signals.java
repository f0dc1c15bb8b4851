package io.maemae.app;

/** How the process is told to end. */
interface Signals {
  /** Calls that, on any thread, when it is told to; replaces what was to be called before. */
  void onStop(Runnable task);

  /** Ends the process at once, as a power cut would: for a program that cannot end itself. */
  default void halt(int code) {
    Runtime.getRuntime().halt(code);
  }
}
