package io.maemae.broker.kiwoom;

import io.maemae.broker.RequestPacer;
import io.maemae.broker.RequestPacer.Bucket;
import io.maemae.broker.RequestPacer.Place;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets requests leave as often as Kiwoom allows: it counts those of each {@code api-id} and all
 * together. Orders and cancels are counted apart from what is read, so that no number of reads
 * keeps one waiting. Owned by the timeline's thread.
 *
 * <p>Source: error table of specification 451f89c: 1700 is too many of one api-id, and its text
 * tells how many are allowed (유량); 1701 is too many of all. How many that are is not in the
 * documents. Measured by users of the service in 2026: one a second of each api-id, on the paper
 * server without exception, and at half a second two of eight refused.
 */
final class FlowPacer {
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

  /** A flow below this was not meant so, and must not keep a cancel from leaving. */
  private static final Duration SLOWEST = Duration.ofSeconds(10);

  private final RequestPacer pacer;
  private final Limits limits;
  private final Bucket reads;
  private final Bucket orders;
  private final Map<Api, Bucket> each = new EnumMap<>(Api.class);

  /**
   * The least times between two requests.
   *
   * @param each of one api-id, until the server says otherwise; orders to buy and to sell, modifies
   *     and cancels are of one each
   * @param fastest of one api-id that is read, whatever the server says
   * @param reads of all that is read
   * @param orders of all orders, modifies and cancels together, and of one api-id of theirs
   *     whatever the server says
   */
  record Limits(Duration each, Duration fastest, Duration reads, Duration orders) {
    private static final Duration EACH = Duration.ofSeconds(1);

    /**
     * Of an account. An interval that is configured is never undercut; without one the server may
     * allow as many of one api-id as of all.
     */
    static Limits of(KiwoomSettings settings) {
      Duration usual = settings.environment().interval();
      Duration all = settings.interval().filter(i -> i.compareTo(usual) < 0).orElse(usual);
      return new Limits(
          settings.interval().orElse(EACH), settings.interval().orElse(all), all, all);
    }
  }

  FlowPacer(Timeline timeline, Limits limits) {
    this.pacer = new RequestPacer(timeline);
    this.limits = limits;
    this.reads = new Bucket(limits.reads());
    this.orders = new Bucket(limits.orders());
    for (Api api : Api.values()) {
      each.put(api, new Bucket(limits.each()));
    }
  }

  /**
   * Sends as soon as it may, perhaps at once.
   *
   * @param urgency of an order that of one, so that it is not held back with the reads
   * @param send runs once, on the timeline's thread
   */
  Place offer(Urgency urgency, Api api, Runnable send) {
    return pacer.offer(urgency, List.of(each.get(api), api.isOrder() ? orders : reads), send);
  }

  /** Too many of one api-id (1700): no read of it leaves for that long. */
  void easeOff(Api api, Duration time) {
    pacer.easeOff(each.get(api), time);
  }

  /** Too many of all (1701): no read leaves for that long. Orders are never held back. */
  void easeOff(Duration time) {
    pacer.easeOff(time);
  }

  /**
   * The server says how many of an api-id it takes; it is believed, slower or faster than before,
   * as far as the configured intervals let it.
   *
   * @param perSecond requests a second, more than zero
   */
  void allow(Api api, BigDecimal perSecond) {
    if (perSecond.signum() <= 0) {
      throw new IllegalArgumentException("flow must be positive, was " + perSecond);
    }
    Duration fastest = api.isOrder() ? limits.orders() : limits.fastest();
    BigDecimal nanos = NANOS_PER_SECOND.divide(perSecond, 0, RoundingMode.CEILING);
    BigDecimal most = BigDecimal.valueOf(SLOWEST.toNanos());
    Duration told = Duration.ofNanos(nanos.min(most).longValueExact());
    pacer.space(each.get(api), told.compareTo(fastest) < 0 ? fastest : told);
  }

  /** How many requests wait. */
  int waiting() {
    return pacer.waiting();
  }
}
