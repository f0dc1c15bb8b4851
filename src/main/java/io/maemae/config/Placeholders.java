package io.maemae.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} in parsed values, never in keys. The
 * default stands for a variable that is unset or empty, as in a shell; what was put in is not
 * replaced again.
 */
final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\})?");

  private final Map<String, String> environment;
  private final Problems problems;

  Placeholders(Map<String, String> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  Node replace(Node node) {
    return node.fold(
        scalar -> new Node.Scalar(scalar.line(), scalar.path(), text(scalar), scalar.quoted()),
        sequence ->
            new Node.Sequence(
                sequence.line(),
                sequence.path(),
                sequence.items().stream().map(this::replace).toList()),
        mapping ->
            new Node.Mapping(
                mapping.line(),
                mapping.path(),
                mapping.entries().stream()
                    .map(e -> new Node.Entry(e.key(), e.line(), replace(e.value())))
                    .toList()),
        empty -> empty);
  }

  private String text(Node.Scalar scalar) {
    return PLACEHOLDER
        .matcher(scalar.text())
        .replaceAll(found -> Matcher.quoteReplacement(value(scalar, found)));
  }

  private String value(Node.Scalar scalar, MatchResult found) {
    String name = found.group(1);
    if (name == null) {
      problems.add(scalar, "has a broken placeholder, must be ${NAME} or ${NAME:-default}");
      return found.group();
    }
    String value = environment.getOrDefault(name, "");
    String otherwise = found.group(2);
    if (value.isEmpty() && otherwise != null) {
      return otherwise;
    }
    if (!environment.containsKey(name)) {
      problems.add(
          scalar,
          "environment variable "
              + name
              + " is not set; set it, or give a default: ${"
              + name
              + ":-default}");
      return found.group();
    }
    return value;
  }
}
