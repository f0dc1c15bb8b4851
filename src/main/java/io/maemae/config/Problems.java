package io.maemae.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one file. Only the first problem of a key is kept: others follow. */
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private int count;

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String key, String message) {
    count++;
    boolean told =
        !key.isEmpty() && found.stream().anyMatch(p -> p.line() == line && p.key().equals(key));
    if (!told) {
      found.add(new Problem(file, line, key, message));
    }
  }

  void add(Node node, String message) {
    add(node.line(), node.path(), message);
  }

  /** How many there were so far, those that are not told again too. */
  int count() {
    return count;
  }

  void throwIfAny() throws ConfigurationException {
    if (!found.isEmpty()) {
      throw new ConfigurationException(
          found.stream().sorted(Comparator.comparingInt(Problem::line)).toList());
    }
  }
}
