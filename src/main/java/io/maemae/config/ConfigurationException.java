package io.maemae.config;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used; the message has one line for each of its problems. */
public final class ConfigurationException extends Exception {
  private final transient List<Problem> problems;

  /** With the problems in the order in which they are to be told. */
  public ConfigurationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
