package io.maemae.notice;

import io.maemae.market.Symbol;
import io.maemae.order.Order;
import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which exits that did not go through are told. A strategy tries again for as long as it takes; the
 * same failure of the same shares is told at first and then every ten minutes, with how many there
 * were between. How many were not told is kept with the event, so that a restart forgets none. Desk
 * thread.
 */
final class FailedExits {
  private static final Duration APART = Duration.ofMinutes(10);

  private static final String SETTING = "failed-exits";
  private static final String BETWEEN = "\t";

  private final SettingStore settings;
  private final Map<Shares, Told> told = new LinkedHashMap<>();

  private record Shares(String account, String strategy, Symbol symbol) {
    static Shares of(Order order) {
      return new Shares(order.account(), order.terms().strategy().orElse(""), order.symbol());
    }
  }

  /**
   * A failure as it was told last.
   *
   * @param more how many equal ones followed that were not told
   */
  private record Told(Instant at, int more, String text) {}

  /** None until {@link #reload}. */
  FailedExits(SettingStore settings) {
    this.settings = settings;
  }

  /**
   * A failure to be told.
   *
   * @param untold how many were not, since the last one that was
   * @param repeats whether it fails for the same reason as these
   */
  record Failure(int untold, boolean repeats) {}

  /** At start, and after a failed commit: takes up what was kept. */
  void reload() {
    told.clear();
    StoredText.read(settings, SETTING, FailedExits::kept).ifPresent(told::putAll);
  }

  private static Map<Shares, Told> kept(String text) {
    Map<Shares, Told> kept = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      String[] cut = line.split(BETWEEN, 6);
      kept.put(
          new Shares(cut[0], cut[1], new Symbol(cut[2])),
          new Told(Instant.parse(cut[3]), Integer.parseInt(cut[4]), cut[5]));
    }
    return kept;
  }

  private void keep() {
    String lines =
        told.entrySet().stream()
            .map(e -> line(e.getKey(), e.getValue()))
            .collect(Collectors.joining("\n"));
    settings.setting(SETTING, Optional.of(lines).filter(l -> !l.isEmpty()));
  }

  private static String line(Shares shares, Told last) {
    return String.join(
        BETWEEN,
        shares.account(),
        shares.strategy(),
        shares.symbol().toString(),
        last.at().toString(),
        String.valueOf(last.more()),
        last.text());
  }

  /**
   * An exit went through.
   *
   * @return how many failures before it were not told
   */
  int over(Order order) {
    Told last = told.remove(Shares.of(order));
    if (last == null) {
      return 0;
    }
    keep();
    return last.more();
  }

  /**
   * One failed.
   *
   * @return empty if it is not to be told
   */
  Optional<Failure> failed(Order order) {
    Instant at = order.terms().createdAt();
    String text = order.text().replaceAll("\\s+", " ");
    Told last = told.get(Shares.of(order));
    boolean repeats = last != null && last.text().equals(text);
    boolean counts = repeats && at.isBefore(last.at().plus(APART));
    told.put(
        Shares.of(order),
        counts ? new Told(last.at(), last.more() + 1, text) : new Told(at, 0, text));
    keep();
    return counts
        ? Optional.empty()
        : Optional.of(new Failure(last == null ? 0 : last.more(), repeats));
  }
}
