package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Symbol;
import java.util.Optional;

/**
 * Symbols as KIS spells them: the short code (단축코드), with a Q in front if it is an ETN (상장지수증권), as
 * in {@code Q500001}. Source: workbook 2026-06-03, tr_key of H0STCNT0 and its siblings, and PDNO of
 * order-cash.
 */
final class KisSymbols {
  private static final String ETN = "Q";
  private static final int ETN_LENGTH = 7;

  private KisSymbols() {}

  /** The symbol as KIS wants it. */
  static String code(Symbol symbol, boolean etn) {
    return etn ? ETN + symbol.code() : symbol.code();
  }

  /** Whether it is spelled as an ETN. */
  static boolean isEtn(String wire) {
    return wire.length() == ETN_LENGTH && wire.startsWith(ETN);
  }

  /** The symbol KIS means. */
  static Symbol symbol(String wire) throws ProtocolException {
    return find(wire).orElseThrow(() -> new ProtocolException("no short code: '" + wire + "'"));
  }

  /** The symbol KIS means, if the text has the form of one. */
  static Optional<Symbol> find(String wire) {
    String code = isEtn(wire) ? wire.substring(1) : wire;
    return Symbol.isCode(code) ? Optional.of(new Symbol(code)) : Optional.empty();
  }
}
