package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import java.util.Optional;

/**
 * Symbols as Kiwoom spells them. Orders name the short code (단축코드) and the venue apart; prices,
 * charts and the stream have the venue behind it ({@code 005930_NX}); account calls put a letter
 * for the kind of instrument before it ({@code A005930}).
 *
 * <p>Source: official specification 451f89c, notes of {@code stk_cd}; kinds A, J and Q in kt00007
 * and kt00018.
 */
final class KiwoomSymbols {
  private static final int KIND_LENGTH = 7;
  private static final char VENUE = '_';

  private KiwoomSymbols() {}

  /** The code whose prices at a venue are meant. */
  static String quoted(Symbol symbol, Venue venue) {
    return switch (venue) {
      case KRX -> symbol.code();
      case NXT -> symbol.code() + VENUE + "NX";
      case SOR -> symbol.code() + VENUE + "AL";
    };
  }

  /** The symbol Kiwoom means. */
  static Symbol symbol(String wire) throws ProtocolException {
    return find(wire).orElseThrow(() -> new ProtocolException("no short code: '" + wire + "'"));
  }

  /** The symbol Kiwoom means, if the text has the form of one. */
  static Optional<Symbol> find(String wire) {
    int venue = wire.indexOf(VENUE);
    String code = venue < 0 ? wire : wire.substring(0, venue);
    boolean hasKind = code.length() == KIND_LENGTH && Character.isLetter(code.charAt(0));
    String bare = hasKind ? code.substring(1) : code;
    return Symbol.isCode(bare) ? Optional.of(new Symbol(bare)) : Optional.empty();
  }

  /**
   * Refuses an answer that is about another symbol than was asked for.
   *
   * @param answer may name its symbol in {@code stk_cd}, spelled in any way
   */
  static void check(Symbol asked, KiwoomAnswer answer) throws ProtocolException {
    Optional<String> told = answer.fields().text("stk_cd");
    if (told.isPresent() && !symbol(told.get()).equals(asked)) {
      throw new ProtocolException("stk_cd is not " + asked + ": '" + told.get() + "'");
    }
  }

  /**
   * The symbol of what is traded from here: shares and funds (A), notes (Q), or a code without a
   * kind. Warrants (J) have codes of the same form; rights and bonds have others.
   */
  static Optional<Symbol> findTraded(String wire) {
    boolean hasKind = wire.length() == KIND_LENGTH && wire.indexOf(VENUE) < 0;
    boolean traded = !hasKind || wire.charAt(0) == 'A' || wire.charAt(0) == 'Q';
    return traded ? find(wire) : Optional.empty();
  }
}
