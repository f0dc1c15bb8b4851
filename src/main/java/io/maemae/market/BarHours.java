package io.maemae.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From when to when bars form on a day, and what trades then: some sessions of a venue. Made by a
 * {@link TradingCalendar}, and as much of a value as that is. Any thread.
 *
 * @param sessions those that count; the regular one is among them
 */
public record BarHours(TradingCalendar calendar, Venue venue, Set<TradingSession> sessions) {
  /** Copies the sessions. */
  public BarHours {
    sessions = Set.copyOf(sessions);
  }

  /** A time in which trades happen without a break. Prints of exactly its end belong to it. */
  record Stretch(Instant from, Instant to) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }
  }

  /** When bars begin on a day, whether or not it is a trading day; they are aligned to it. */
  public Instant open(LocalDate date) {
    return stretches(date).get(0).from();
  }

  /** When the last bar of a day ends; prints of that instant are of the day. */
  public Instant close(LocalDate date) {
    List<Stretch> stretches = stretches(date);
    return stretches.get(stretches.size() - 1).to();
  }

  /**
   * Whether a trade of that time makes bars: not between two sessions, nor in an auction before.
   */
  public boolean contains(Instant at) {
    return on(MarketTime.date(at)).stream().anyMatch(stretch -> stretch.contains(at));
  }

  /** The stretches of a day, in their order; none on a day without trading. */
  List<Stretch> on(LocalDate date) {
    return calendar.isTradingDay(date) ? stretches(date) : List.of();
  }

  /** Which of the sessions takes orders at a time; empty if none does. */
  public Optional<TradingSession> session(Instant at) {
    return now(at).map(VenueHours.Hours::session);
  }

  /** Whether orders trade as they meet, so that one can be placed by a signal of now. */
  public boolean isContinuous(Instant at) {
    return now(at).filter(hours -> hours.isContinuous(MarketTime.time(at))).isPresent();
  }

  /** Whether these are the hours of KRX's regular session. */
  public boolean isRegular() {
    return sessions.equals(Set.of(TradingSession.REGULAR));
  }

  private Optional<VenueHours.Hours> now(Instant at) {
    LocalDate date = MarketTime.date(at);
    return calendar.isTradingDay(date)
        ? VenueHours.at(hours(date), MarketTime.time(at))
            .filter(hours -> sessions.contains(hours.session()))
        : Optional.empty();
  }

  private List<VenueHours.Hours> hours(LocalDate date) {
    return VenueHours.of(venue, date, calendar.hours(date));
  }

  /** Joined where they touch: both venues of a routed order at once. */
  private List<Stretch> stretches(LocalDate date) {
    List<VenueHours.Hours> inOrder = new ArrayList<>(hours(date));
    inOrder.removeIf(hours -> !sessions.contains(hours.session()));
    inOrder.sort(Comparator.comparing(VenueHours.Hours::trades));
    List<Stretch> joined = new ArrayList<>();
    LocalTime from = inOrder.get(0).trades();
    LocalTime to = from;
    for (VenueHours.Hours hours : inOrder) {
      if (hours.trades().isAfter(to)) {
        joined.add(stretch(date, from, to));
        from = hours.trades();
      }
      to = hours.to().isAfter(to) ? hours.to() : to;
    }
    joined.add(stretch(date, from, to));
    return joined;
  }

  private static Stretch stretch(LocalDate date, LocalTime from, LocalTime to) {
    return new Stretch(MarketTime.instant(date, from), MarketTime.instant(date, to));
  }
}
