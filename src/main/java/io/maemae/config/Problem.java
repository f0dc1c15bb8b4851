package io.maemae.config;

/**
 * One thing that is wrong in a file, in plain English.
 *
 * @param line counted from 1; 0 if the problem has no line
 * @param key the path of the key, such as {@code accounts[0].cash}; empty if it has none
 */
public record Problem(String file, int line, String key, String message) {
  /** As it is shown: {@code FILE:LINE: key: message}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
