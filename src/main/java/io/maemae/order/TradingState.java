package io.maemae.order;

import io.maemae.market.Instrument;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import io.maemae.portfolio.Marks;
import java.time.Instant;

/**
 * How a symbol trades now, by what the market says of it and what the list of instruments does.
 * Desk thread.
 */
public final class TradingState {
  private final Marks marks;
  private final Instruments instruments;
  private final TradingCalendar calendar;

  /** With what is known. */
  public TradingState(Marks marks, Instruments instruments, TradingCalendar calendar) {
    this.marks = marks;
    this.instruments = instruments;
    this.calendar = calendar;
  }

  /**
   * Whether trading in it is suspended (거래정지): the market said so, or the list does, and there was
   * no trade today that shows the list to be out of date.
   */
  public boolean isHalted(Symbol symbol, Instant now) {
    return marks.isHalted(symbol)
        || instruments.find(symbol).filter(Instrument::halted).isPresent()
            && !hasTraded(symbol, now);
  }

  private boolean hasTraded(Symbol symbol, Instant now) {
    return marks
        .lastTradeAt(symbol)
        .filter(at -> MarketTime.date(at).equals(MarketTime.date(now)))
        .isPresent();
  }

  /** Whether it may be delisted soon (관리종목). */
  public boolean isAdministrative(Symbol symbol) {
    return instruments.find(symbol).filter(Instrument::administrative).isPresent();
  }

  /** The phase of trading in it: that of the market, or an interruption of its own. */
  public TradingPhase phase(Symbol symbol, Instant now) {
    TradingPhase phase = calendar.phase(now);
    return phase == TradingPhase.CONTINUOUS && marks.isInterrupted(symbol)
        ? TradingPhase.VOLATILITY_AUCTION
        : phase;
  }
}
