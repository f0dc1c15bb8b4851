package io.maemae.desk;

import io.maemae.order.BrokerAccount;
import java.time.LocalDate;
import java.util.List;

/** Is told how the day goes. Desk thread. */
public interface DayListener {
  /** The regular session has opened. */
  void opened(LocalDate date);

  /** The regular session has closed. */
  void closed(LocalDate date);

  /** The day in figures, one report for each account. */
  void report(List<DayReport> reports);

  /**
   * The key of an account ends soon, or has.
   *
   * @param last its last day
   * @param days until then; zero on that day, negative after it
   */
  void keyExpires(String account, LocalDate last, long days);

  /** An account has lost as much as its owner allows for a day; strategies are stopped. */
  void lossLimit(BrokerAccount account, LossGuard.Breach breach);
}
