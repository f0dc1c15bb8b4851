package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Symbol;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads messages that a symbol is in some state now: of a volatility interruption (VI발동/해제, 1h) and
 * of a condition (조건검색, 02).
 *
 * <p>Source: specification 451f89c, types 1h and 02. It has no values for VI발동구분; that 1 begins an
 * interruption and 2 ends it is what several clients of the service agree on. Anything else is
 * refused: an interruption must neither be made up nor be overlooked.
 */
final class SignalReader {
  private SignalReader() {}

  /**
   * Whether an interruption goes on. Kiwoom tells nothing of halts (거래정지) here. Its times are of
   * the trade that caused it and of its end, perhaps planned, so that of the receipt is taken.
   */
  static TradingStatus status(Entry entry, FrameTime time) throws ProtocolException {
    boolean interrupted =
        switch (entry.text(Fid.INTERRUPTION)) {
          case "1" -> true;
          case "2" -> false;
          default -> throw entry.wrong(Fid.INTERRUPTION, "unknown code");
        };
    return new TradingStatus(entry.symbol(Fid.SYMBOL), time.receivedAt(), false, interrupted);
  }

  /** Who came to a condition, or left it; empty if it is nothing that is traded from here. */
  static Optional<ConditionHit> condition(Entry entry, FrameTime time) throws ProtocolException {
    boolean inserted =
        switch (entry.text(Fid.INSERTED)) {
          case "I" -> true;
          case "D" -> false;
          default -> throw entry.wrong(Fid.INSERTED, "unknown code");
        };
    String condition = entry.text(Fid.CONDITION);
    if (condition.isEmpty()) {
      throw entry.wrong(Fid.CONDITION, "no condition");
    }
    Symbol symbol = entry.symbol(Fid.SYMBOL);
    Instant at = time.at(entry.time(Fid.TIME));
    return KiwoomSymbols.findTraded(entry.text(Fid.SYMBOL))
        .map(traded -> new ConditionHit(condition, symbol, inserted, at));
  }
}
