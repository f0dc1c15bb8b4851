package io.maemae.config;

/** A text that is never shown: {@link #toString()} hides it. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
