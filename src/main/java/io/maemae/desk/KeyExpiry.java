package io.maemae.desk;

import io.maemae.market.TradingCalendar;
import io.maemae.order.SettingStore;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Warns before the key of an account ends: 30, 7 and 1 days before, each once, and from its last
 * day on every trading day. It looks in the morning of trading days, so where such a day is none,
 * it warns on the trading day before. Desk thread.
 */
public final class KeyExpiry {
  private static final List<Integer> DAYS_BEFORE = List.of(1, 7, 30);
  private static final String TOLD = "key-expiry-told.";

  private final Map<String, LocalDate> lastDays;
  private final TradingCalendar calendar;
  private final SettingStore store;
  private final DayListener listener;

  /**
   * With what it watches.
   *
   * @param lastDays the last day of each account's key, where it is known
   */
  public KeyExpiry(
      Map<String, LocalDate> lastDays,
      TradingCalendar calendar,
      SettingStore store,
      DayListener listener) {
    this.lastDays = new TreeMap<>(lastDays);
    this.calendar = calendar;
    this.store = store;
    this.listener = listener;
  }

  /** A trading day begins. */
  void look(LocalDate today) {
    LocalDate next = calendar.next(today);
    lastDays.forEach((account, last) -> look(account, last, today, next));
  }

  private void look(String account, LocalDate last, LocalDate today, LocalDate next) {
    long left = ChronoUnit.DAYS.between(today, last);
    if (left <= 0) {
      listener.keyExpires(account, last, left);
      return;
    }
    long leftThen = ChronoUnit.DAYS.between(next, last);
    DAYS_BEFORE.stream()
        .filter(days -> leftThen < days)
        .findFirst()
        .filter(days -> !isTold(account, last, days))
        .ifPresent(
            days -> {
              store.setting(TOLD + account, Optional.of(last + " " + days));
              listener.keyExpires(account, last, left);
            });
  }

  private boolean isTold(String account, LocalDate last, int daysBefore) {
    return store
        .setting(TOLD + account)
        .map(told -> told.split(" "))
        .filter(told -> told[0].equals(last.toString()))
        .filter(told -> Integer.parseInt(told[1]) <= daysBefore)
        .isPresent();
  }
}
