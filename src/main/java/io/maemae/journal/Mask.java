package io.maemae.journal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Texts that no record shows, whoever wrote them where: three stars stand in their place. */
public final class Mask {
  /** Hides nothing. */
  public static final Mask NONE = new Mask(List.of());

  private static final String STARS = "***";

  /** Shorter ones stand in ordinary words too. */
  private static final int SHORTEST = 4;

  private final List<String> hidden;
  private final int shortest;

  /** Hides these, with or without the blanks around them. */
  public Mask(Collection<String> secrets) {
    hidden =
        secrets.stream()
            .flatMap(secret -> Stream.of(secret, secret.strip()))
            .filter(secret -> secret.length() >= SHORTEST)
            .distinct()
            .sorted((a, b) -> b.length() - a.length())
            .toList();
    shortest = hidden.stream().mapToInt(String::length).min().orElse(Integer.MAX_VALUE);
  }

  String masked(String text) {
    if (text.length() < shortest) {
      return text;
    }
    String masked = text;
    for (String secret : hidden) {
      masked = masked.replace(secret, STARS);
    }
    return masked;
  }
}
