package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Symbol;
import io.maemae.market.TradingStatus;
import java.time.Instant;

/**
 * Reads records of the market's state (장운영정보): H0STMKO0 (KRX), H0NXMKO0 (NXT), H0UNMKO0 (both).
 * They have 11 columns. For H0UNMKO0 the workbook lists only 10, without the symbol the others
 * begin with: such a record cannot be told, as nobody knows whom it is about.
 *
 * <p>Both codes are {@code Y} or {@code N} by the workbook. Anything else is refused, blank too: a
 * halt must neither be made up nor be overlooked. The code for interruptions in the overtime
 * single-price session (OVTM_VI_CLS_CODE) is not used.
 */
final class StatusReader {
  private static final Column MKSC_SHRN_ISCD = Column.at(0, "MKSC_SHRN_ISCD");
  private static final Column TRHT_YN = Column.at(1, "TRHT_YN");
  private static final Column VI_CLS_CODE = Column.at(8, "VI_CLS_CODE");

  private StatusReader() {}

  /** Tells the state of a record, which has no time of its own. */
  static void read(Payload payload, Instant receivedAt, StreamCodec.Listener listener)
      throws ProtocolException {
    Symbol symbol = payload.symbol(MKSC_SHRN_ISCD);
    boolean halted = payload.either(TRHT_YN, 'Y', 'N');
    boolean interrupted = payload.either(VI_CLS_CODE, 'Y', 'N');
    listener.status(new TradingStatus(symbol, receivedAt, halted, interrupted));
  }
}
