package io.maemae.broker.paper;

import java.time.LocalDate;
import java.util.List;

/** Everybody else in the synthetic market. */
interface Crowd {
  /** Nobody. */
  Crowd NONE = (date, books) -> {};

  /**
   * The books take orders from now on: the opening auction starts, or the venue was started later
   * in the day. The crowd goes by each book's phase; when it is closed, the day is over.
   */
  void begin(LocalDate date, List<SymbolBook> books);
}
