package io.maemae.app;

import io.maemae.market.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The orders that somebody must take for open who knows only what he was told. */
final class BelievedOrders {
  private static final Pattern TOLD =
      Pattern.compile(
          "#(\\d+) [^#\\n]*?([0-9A-Z]{6}) (매수|매도) [\\d,]+주 ([^:#\\n]*): "
              + "(전송 중|접수|일부 체결|정정 접수|정정 중|취소 중|확인 중|체결|취소|거부|만료)"
              + " ([\\d,]+)/([\\d,]+)");
  private static final Set<String> ENDED = Set.of("체결", "취소", "거부", "만료");

  private static final Set<String> UNSURE = Set.of("전송 중", "확인 중");

  private final Map<Long, Believed> open = new TreeMap<>();
  private final Set<Long> ended = new HashSet<>();
  private long last;

  /**
   * An order as it was last told.
   *
   * @param limited whether it has a limit that can be moved
   * @param sure whether the broker is known to have it
   * @param left shares that were not filled
   */
  record Believed(
      long number, Symbol symbol, boolean buys, boolean limited, boolean sure, long left) {}

  /** Learns from a message, which may come late or tell several. */
  void hears(String text) {
    Matcher told = TOLD.matcher(text);
    while (told.find()) {
      long number = Long.parseLong(told.group(1));
      last = Math.max(last, number);
      if (ENDED.contains(told.group(5))) {
        ended.add(number);
        open.remove(number);
      } else if (!ended.contains(number)) {
        open.put(number, believed(number, told));
      }
    }
  }

  private static Believed believed(long number, Matcher told) {
    return new Believed(
        number,
        new Symbol(told.group(2)),
        told.group(3).equals("매수"),
        !told.group(4).contains("시장가"),
        !UNSURE.contains(told.group(5)),
        shares(told.group(7)) - shares(told.group(6)));
  }

  private static long shares(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  /** What he takes for open, the oldest first. */
  List<Believed> open() {
    return new ArrayList<>(open.values());
  }

  /** The highest number that he ever heard; 0 if none. */
  long last() {
    return last;
  }
}
