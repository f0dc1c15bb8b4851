package io.maemae.market;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The instruments we know, found by code or name. Case, blanks and invisible characters of what is
 * looked for do not count, nor does how its Hangul is composed.
 *
 * <p>A name that two instruments share finds neither; {@link #near} shows both.
 */
public final class Instruments {
  /** Longest text that is looked at, in UTF-16 units; no name is as long. */
  private static final int LONGEST = 64;

  private final Map<Symbol, Instrument> bySymbol = new TreeMap<>();
  private final Map<String, Instrument> byName = new HashMap<>();
  private final List<Keys> keys = new ArrayList<>();

  /** What an instrument is compared by: code, Korean and English name, as looked for. */
  private record Keys(Instrument instrument, List<String> texts) {
    static Keys of(Instrument instrument) {
      return new Keys(
          instrument,
          List.of(
              key(instrument.symbol().code()),
              key(instrument.name()),
              key(instrument.englishName())));
    }
  }

  /** How far an instrument is from what was looked for. */
  private record Nearness(Instrument instrument, int rank, int distance) {
    static final Comparator<Nearness> ORDER =
        Comparator.comparingInt(Nearness::rank)
            .thenComparingInt(Nearness::distance)
            .thenComparing(near -> near.instrument.symbol());
  }

  /**
   * Those instruments.
   *
   * @throws IllegalArgumentException if two have the same code
   */
  public Instruments(Collection<Instrument> instruments) {
    for (Instrument instrument : instruments) {
      if (bySymbol.put(instrument.symbol(), instrument) != null) {
        throw new IllegalArgumentException("two instruments with the code " + instrument.symbol());
      }
    }
    Set<String> shared = new HashSet<>();
    for (Instrument instrument : bySymbol.values()) {
      Keys added = Keys.of(instrument);
      keys.add(added);
      for (String name : added.texts().subList(1, 3)) {
        Instrument other = byName.putIfAbsent(name, instrument);
        if (other != null && other != instrument) {
          shared.add(name);
        }
      }
    }
    shared.add("");
    byName.keySet().removeAll(shared);
  }

  /** Some well-known instruments, for use before a broker's full list is there. */
  public static Instruments wellKnown() {
    return new Instruments(
        CsvResource.rows("instruments.csv", "code,name,english,kind,board").stream()
            .map(
                row ->
                    new Instrument(
                        new Symbol(row.get(0)),
                        row.get(1),
                        row.get(2),
                        InstrumentKind.valueOf(row.get(3)),
                        Board.valueOf(row.get(4))))
            .toList());
  }

  /** The instrument of that code, or of that Korean or English name. */
  public Optional<Instrument> find(String codeOrName) {
    if (codeOrName.length() > LONGEST) {
      return Optional.empty();
    }
    String key = key(codeOrName);
    String code = key.toUpperCase(Locale.ROOT);
    Instrument byCode = Symbol.isCode(code) ? bySymbol.get(new Symbol(code)) : null;
    return Optional.ofNullable(byCode == null ? byName.get(key) : byCode);
  }

  /** The instrument of that symbol. */
  public Optional<Instrument> find(Symbol symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  /**
   * At most {@code max} instruments whose code or name is like the text, the likest first: equal,
   * beginning with it, holding it, then by the number of changed characters, a third of the text at
   * most. Only the text's first 64 characters count.
   */
  public List<Instrument> near(String text, int max) {
    String wanted = key(text);
    if (wanted.isEmpty()) {
      return List.of();
    }
    return keys.stream()
        .map(candidate -> nearness(wanted, candidate))
        .flatMap(Optional::stream)
        .sorted(Nearness.ORDER)
        .limit(Math.max(0, max))
        .map(Nearness::instrument)
        .toList();
  }

  /** These instruments and that one, which replaces the one of its code. */
  public Instruments plus(Instrument instrument) {
    Map<Symbol, Instrument> all = new TreeMap<>(bySymbol);
    all.put(instrument.symbol(), instrument);
    return new Instruments(all.values());
  }

  /** All of them, ordered by code. */
  public Collection<Instrument> all() {
    return List.copyOf(bySymbol.values());
  }

  private static Optional<Nearness> nearness(String wanted, Keys candidate) {
    return candidate.texts().stream()
        .map(text -> nearness(wanted, text, candidate.instrument()))
        .filter(near -> near.rank() < 3 || near.distance() <= furthest(wanted))
        .min(Nearness.ORDER);
  }

  private static Nearness nearness(String wanted, String text, Instrument instrument) {
    if (text.contains(wanted)) {
      int rank = text.equals(wanted) ? 0 : text.startsWith(wanted) ? 1 : 2;
      return new Nearness(instrument, rank, text.length() - wanted.length());
    }
    int atLeast = Math.abs(text.length() - wanted.length());
    boolean tooFar = atLeast > furthest(wanted);
    return new Nearness(instrument, 3, tooFar ? atLeast : distance(wanted, text));
  }

  private static int furthest(String wanted) {
    return Math.max(1, wanted.length() / 3);
  }

  /** Levenshtein's distance: characters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String key(String text) {
    String composed = Normalizer.normalize(head(text), Normalizer.Form.NFKC);
    StringBuilder key = new StringBuilder();
    composed.codePoints().filter(Instruments::isVisible).forEach(key::appendCodePoint);
    return head(key.toString().toLowerCase(Locale.ROOT));
  }

  private static String head(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  private static boolean isVisible(int character) {
    return !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && !Character.isISOControl(character)
        && Character.getType(character) != Character.FORMAT;
  }
}
