package io.maemae.broker.kis;

import io.maemae.market.Symbol;

/**
 * The symbols seen lately, found by their characters, so that no text is made for a symbol that
 * comes a hundred times a second. A newcomer takes the place of another with the same slot: at most
 * {@value #SLOTS} are kept, and a stream has 41. Not thread-safe.
 */
final class SymbolCache {
  private static final int SLOTS = 1024;

  /** Of a 64-bit hash, the highest bits, which depend on all of the key. */
  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SLOTS);

  private static final int LONGEST = 7;

  private final long[] keys = new long[SLOTS];
  private final Symbol[] symbols = new Symbol[SLOTS];

  /** The symbol spelled from {@code from} up to {@code to}; null if that is no short code. */
  Symbol find(char[] text, int from, int to) {
    long key = key(text, from, to);
    if (key == 0) {
      return null;
    }
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> SHIFT);
    if (keys[slot] == key) {
      return symbols[slot];
    }
    return KisSymbols.find(new String(text, from, to - from))
        .map(symbol -> keep(slot, key, symbol))
        .orElse(null);
  }

  private Symbol keep(int slot, long key, Symbol symbol) {
    keys[slot] = key;
    symbols[slot] = symbol;
    return symbol;
  }

  /** The characters in one number, different for different texts; 0 if they can be no symbol. */
  private static long key(char[] text, int from, int to) {
    if (to - from > LONGEST) {
      return 0;
    }
    long key = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c < '0' || c > 'Z') {
        return 0;
      }
      key = key << 8 | c;
    }
    return key;
  }
}
