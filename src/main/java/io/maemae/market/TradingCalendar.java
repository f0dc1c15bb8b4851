package io.maemae.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * On which days KRX trades, and in which hours. Dates and times are Seoul's.
 *
 * <p>Sources: {@code market/krx-holidays.csv} (2026 and 2027; other years know no holidays, only
 * weekends) and {@code market/krx-shifted-days.csv}. Holidays declared at short notice come in as
 * added and removed days, and a broker's own answer may be taken while the program runs: days that
 * the person named win over the broker's, and those win over the tables.
 *
 * <p>Any thread may read; one thread at a time may let it {@link #learn}.
 */
public final class TradingCalendar {
  private static final LocalDate EARLIER_AUCTION = LocalDate.of(2026, 9, 14);
  private static final String CLOSED_DAY = "휴장일";
  private static final Map<LocalDate, String> HOLIDAYS = holidays();
  private static final Map<LocalDate, TradingHours> SHIFTED = shifted();

  private final Map<LocalDate, String> closed;
  private final NavigableSet<LocalDate> given;
  private final LocalDate firstGiven;
  private final LocalDate lastGiven;
  private final Set<LocalDate> named;

  /** Whether a day is open, as a broker said. Written by who lets it learn, read by all. */
  private volatile Map<LocalDate, Boolean> learned = Map.of();

  private TradingCalendar(
      Map<LocalDate, String> closed, NavigableSet<LocalDate> given, Set<LocalDate> named) {
    this.closed = closed;
    this.named = Set.copyOf(named);
    this.given = given;
    this.firstGiven = given.isEmpty() ? LocalDate.MAX : given.first();
    this.lastGiven = given.isEmpty() ? LocalDate.MIN : given.last();
  }

  /**
   * The calendar of the exchange.
   *
   * @param added closed days besides the known ones
   * @param removed known holidays on which it trades after all; a weekend stays closed
   * @throws IllegalArgumentException if a date is in both sets
   */
  public static TradingCalendar krx(Set<LocalDate> added, Set<LocalDate> removed) {
    Set<LocalDate> both = new TreeSet<>(added);
    both.retainAll(new HashSet<>(removed));
    if (!both.isEmpty()) {
      throw new IllegalArgumentException("days both added and removed: " + both);
    }
    Map<LocalDate, String> closed = new HashMap<>(HOLIDAYS);
    closed.keySet().removeAll(new HashSet<>(removed));
    added.forEach(day -> closed.putIfAbsent(day, CLOSED_DAY));
    Set<LocalDate> named = new TreeSet<>(added);
    named.addAll(removed);
    return new TradingCalendar(closed, new TreeSet<>(), named);
  }

  /**
   * The calendar of a history: from its first to its last day exactly {@code days} are trading
   * days, Saturdays of old included; before and after it all weekdays are.
   */
  public static TradingCalendar ofDays(SortedSet<LocalDate> days) {
    return new TradingCalendar(Map.of(), new TreeSet<>(days), Set.of());
  }

  /**
   * Takes a broker's answer. Of today and of the past nothing is taken: what goes on is not changed
   * under those who take part in it.
   *
   * @param open whether the exchange is open on a day
   * @param today the last day of which nothing is taken
   * @return what is different now, by day
   */
  public SortedMap<LocalDate, Boolean> learn(Map<LocalDate, Boolean> open, LocalDate today) {
    Map<LocalDate, Boolean> all = new HashMap<>(learned);
    SortedMap<LocalDate, Boolean> different = new TreeMap<>();
    open.forEach(
        (day, isOpen) -> {
          if (day.isAfter(today) && !named.contains(day)) {
            all.put(day, isOpen);
            if (isTradingDay(day) != isOpen) {
              different.put(day, isOpen);
            }
          }
        });
    learned = Map.copyOf(all);
    return different;
  }

  /** What was learned of days since then, by day. */
  public SortedMap<LocalDate, Boolean> learnedSince(LocalDate first) {
    return new TreeMap<>(learned).tailMap(first);
  }

  /** Whether the exchange trades on that day. */
  public boolean isTradingDay(LocalDate date) {
    if (isGiven(date)) {
      return given.contains(date);
    }
    Boolean told = learned.get(date);
    if (told != null) {
      return told;
    }
    return isWeekday(date) && !closed.containsKey(date);
  }

  private static boolean isWeekday(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
  }

  /**
   * The Korean name of the holiday; empty on trading days, plain weekends and gaps of a history.
   */
  public Optional<String> holidayName(LocalDate date) {
    if (isTradingDay(date)) {
      return Optional.empty();
    }
    boolean onlyLearned = learned.containsKey(date) && isWeekday(date);
    return Optional.ofNullable(closed.getOrDefault(date, onlyLearned ? CLOSED_DAY : null));
  }

  /** The first trading day after {@code date}. */
  public LocalDate next(LocalDate date) {
    if (isGiven(date) && date.isBefore(lastGiven)) {
      return given.higher(date);
    }
    LocalDate day = date.plusDays(1);
    while (!isTradingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The last trading day before {@code date}. */
  public LocalDate previous(LocalDate date) {
    if (isGiven(date) && date.isAfter(firstGiven)) {
      return given.lower(date);
    }
    LocalDate day = date.minusDays(1);
    while (!isTradingDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** That many trading days later, or earlier if negative; {@code date} itself for zero. */
  public LocalDate plus(LocalDate date, int tradingDays) {
    LocalDate day = date;
    for (int i = 0; i < tradingDays; i++) {
      day = next(day);
    }
    for (int i = 0; i > tradingDays; i--) {
      day = previous(day);
    }
    return day;
  }

  /** When a trade is settled (결제일): on the second trading day after it, T+2. */
  public LocalDate settlement(LocalDate tradeDate) {
    return plus(tradeDate, 2);
  }

  /**
   * The hours of a day, whether or not it is a trading day. The shift of the first trading day of a
   * year and of the exam day is known for the days in the table only.
   */
  public TradingHours hours(LocalDate date) {
    TradingHours shifted = SHIFTED.get(date);
    if (shifted != null) {
      return shifted;
    }
    return date.isBefore(EARLIER_AUCTION)
        ? TradingHours.REGULAR_BEFORE_2026_09_14
        : TradingHours.REGULAR;
  }

  /** The phase of the regular session; CLOSED outside it and on days without trading. */
  public TradingPhase phase(Instant instant) {
    LocalDate date = MarketTime.date(instant);
    return isTradingDay(date) ? hours(date).phase(MarketTime.time(instant)) : TradingPhase.CLOSED;
  }

  /**
   * The session in which a venue takes orders at a time; empty if it takes none. A routed order
   * ({@link Venue#SOR}) is taken when either venue takes it.
   */
  public Optional<TradingSession> session(Venue venue, Instant instant) {
    LocalDate date = MarketTime.date(instant);
    return isTradingDay(date)
        ? VenueHours.session(VenueHours.of(venue, date, hours(date)), MarketTime.time(instant))
        : Optional.empty();
  }

  /**
   * When a venue takes orders again, strictly after {@code now}; of KRX's regular session the start
   * of continuous trading counts.
   *
   * @param traded in which sessions one wants to trade; the regular one is among them
   */
  public Instant nextSession(Venue venue, Instant now, Predicate<TradingSession> traded) {
    LocalDate date = MarketTime.date(now);
    LocalDate day = isTradingDay(date) ? date : next(date);
    while (true) {
      for (VenueHours.Hours hours : VenueHours.of(venue, day, hours(day))) {
        boolean opens = venue == Venue.KRX && hours.session() == TradingSession.REGULAR;
        Instant start = opens ? open(day) : MarketTime.instant(day, hours.from());
        if (traded.test(hours.session()) && start.isAfter(now)) {
          return start;
        }
      }
      day = next(day);
    }
  }

  /**
   * When an order given at a time can be filled no more: at KRX with its own session, for what is
   * left of the regular one is taken back before the after-market; elsewhere with the last one.
   */
  public Instant lastFill(Venue venue, Instant orderedAt) {
    LocalDate date = MarketTime.date(orderedAt);
    List<VenueHours.Hours> hours = VenueHours.of(venue, date, hours(date));
    LocalTime last = hours.get(hours.size() - 1).to();
    LocalTime end =
        venue == Venue.KRX && MarketTime.time(orderedAt).isBefore(hours.get(0).to())
            ? hours.get(0).to()
            : last;
    return MarketTime.instant(date, end);
  }

  /** The next start of continuous trading, strictly after {@code now}. */
  public Instant nextOpen(Instant now) {
    LocalDate date = MarketTime.date(now);
    return isTradingDay(date) && open(date).isAfter(now) ? open(date) : open(next(date));
  }

  /** When continuous trading starts on a day, by its {@link #hours}. */
  public Instant open(LocalDate date) {
    return MarketTime.instant(date, hours(date).open());
  }

  /** When the closing auction trades on a day, by its {@link #hours}. */
  public Instant close(LocalDate date) {
    return MarketTime.instant(date, hours(date).close());
  }

  /** The hours of the regular session of KRX. */
  public BarHours regularHours() {
    return new BarHours(this, Venue.KRX, Set.of(TradingSession.REGULAR));
  }

  /** The hours of all sessions of a venue; of a routed order's, those of both. */
  public BarHours extendedHours(Venue venue) {
    return new BarHours(this, venue, Set.of(TradingSession.values()));
  }

  private boolean isGiven(LocalDate date) {
    return !date.isBefore(firstGiven) && !date.isAfter(lastGiven);
  }

  private static Map<LocalDate, String> holidays() {
    Map<LocalDate, String> days = new HashMap<>();
    for (List<String> row : CsvResource.rows("krx-holidays.csv", "date,name")) {
      days.put(LocalDate.parse(row.get(0)), row.get(1));
    }
    return days;
  }

  private static Map<LocalDate, TradingHours> shifted() {
    Map<LocalDate, TradingHours> days = new HashMap<>();
    String header = "date,opening-auction,open,closing-auction,close,reason";
    for (List<String> row : CsvResource.rows("krx-shifted-days.csv", header)) {
      days.put(
          LocalDate.parse(row.get(0)),
          TradingHours.of(row.get(1), row.get(2), row.get(3), row.get(4)));
    }
    return days;
  }
}
