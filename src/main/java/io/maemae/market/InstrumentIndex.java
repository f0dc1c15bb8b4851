package io.maemae.market;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A list of instruments as it is looked through. Immutable. */
final class InstrumentIndex {
  /** Longest text that is looked at, in UTF-16 units; no name is as long. */
  private static final int LONGEST = 64;

  private static final int NOT_NEAR = 3;

  /** The initial consonants (초성) of Hangul, as normalisation leaves them when they stand alone. */
  private static final char FIRST_INITIAL = '\u1100';

  private static final char LAST_INITIAL = '\u1112';
  private static final char FIRST_SYLLABLE = '가';
  private static final char LAST_SYLLABLE = '힣';
  private static final int SYLLABLES_OF_AN_INITIAL = 588;

  private final List<Instrument> listed;
  private final List<Instrument> former;
  private final Map<Symbol, Instrument> bySymbol = new HashMap<>();
  private final Map<String, Instrument> byName = new HashMap<>();
  private final List<Keys> keys = new ArrayList<>();

  /**
   * What an instrument is compared by, as looked for.
   *
   * @param texts code, Korean name, and English name if there is one
   * @param initials the Korean name with initial consonants for syllables
   */
  private record Keys(Instrument instrument, List<String> texts, String initials) {
    static Keys of(Instrument instrument) {
      String code = key(instrument.symbol().code());
      String name = key(instrument.name());
      String english = key(instrument.englishName());
      // No text at all would be near to every short one.
      List<String> texts = english.isEmpty() ? List.of(code, name) : List.of(code, name, english);
      return new Keys(instrument, texts, initialsOf(name));
    }

    Stream<String> names() {
      return texts.stream().skip(1);
    }
  }

  /** How far an instrument is from what was looked for. */
  private record Nearness(Instrument instrument, int rank, int distance) {
    static final Comparator<Nearness> ORDER =
        Comparator.comparingInt(Nearness::rank)
            .thenComparingInt(Nearness::distance)
            .thenComparing(near -> near.instrument.symbol());
  }

  /** Both ordered by code; none is in both. */
  InstrumentIndex(Map<Symbol, Instrument> listed, Map<Symbol, Instrument> former) {
    this.listed = List.copyOf(listed.values());
    this.former = List.copyOf(former.values());
    Set<String> shared = new HashSet<>(Set.of(""));
    for (Instrument instrument : this.listed) {
      Keys added = Keys.of(instrument);
      keys.add(added);
      bySymbol.put(instrument.symbol(), instrument);
      added.names().forEach(name -> name(byName, shared, name, instrument));
    }
    Map<String, Instrument> formerByName = new HashMap<>();
    for (Instrument instrument : this.former) {
      bySymbol.put(instrument.symbol(), instrument);
      Keys.of(instrument).names().forEach(name -> name(formerByName, shared, name, instrument));
    }
    formerByName.forEach(byName::putIfAbsent);
    byName.keySet().removeAll(shared);
  }

  private static void name(
      Map<String, Instrument> names, Set<String> shared, String name, Instrument instrument) {
    Instrument other = names.putIfAbsent(name, instrument);
    if (other != null && other != instrument) {
      shared.add(name);
    }
  }

  List<Instrument> listed() {
    return listed;
  }

  List<Instrument> former() {
    return former;
  }

  Stream<Instrument> everKnown() {
    return Stream.concat(listed.stream(), former.stream());
  }

  /** The English name of an instrument of the same code and Korean name; empty if there is none. */
  String englishName(Instrument instrument) {
    return find(instrument.symbol())
        .filter(known -> key(known.name()).equals(key(instrument.name())))
        .map(Instrument::englishName)
        .orElse("");
  }

  Optional<Instrument> find(Symbol symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  Optional<Instrument> find(String codeOrName) {
    if (codeOrName.length() > LONGEST) {
      return Optional.empty();
    }
    String key = key(codeOrName);
    String code = key.toUpperCase(Locale.ROOT);
    Instrument byCode = Symbol.isCode(code) ? bySymbol.get(new Symbol(code)) : null;
    return Optional.ofNullable(byCode == null ? byName.get(key) : byCode);
  }

  List<Instrument> near(String text, int max) {
    String wanted = key(text);
    if (wanted.isEmpty()) {
      return List.of();
    }
    boolean initials = wanted.chars().anyMatch(c -> isInitial((char) c));
    int[] row = new int[LONGEST + 1];
    List<Nearness> near = new ArrayList<>();
    for (Keys candidate : keys) {
      Collection<String> texts = initials ? List.of(candidate.initials()) : candidate.texts();
      Nearness best = null;
      for (String one : texts) {
        Nearness other = nearness(wanted, one, candidate.instrument(), initials, row);
        if (other != null && (best == null || Nearness.ORDER.compare(other, best) < 0)) {
          best = other;
        }
      }
      if (best != null) {
        near.add(best);
      }
    }
    return near.stream()
        .sorted(Nearness.ORDER)
        .limit(Math.max(0, max))
        .map(Nearness::instrument)
        .toList();
  }

  /** How near it is; null if it is not. */
  private static Nearness nearness(
      String wanted, String text, Instrument instrument, boolean initials, int[] row) {
    if (text.contains(wanted)) {
      int rank = text.equals(wanted) ? 0 : text.startsWith(wanted) ? 1 : 2;
      return new Nearness(instrument, rank, text.length() - wanted.length());
    }
    if (initials) {
      return null;
    }
    int furthest = Math.max(1, wanted.length() / 3);
    int distance = distance(wanted, text, furthest, row);
    return distance <= furthest ? new Nearness(instrument, NOT_NEAR, distance) : null;
  }

  /**
   * Levenshtein's distance: characters to insert, delete or replace. Given up, with some greater
   * number, where it will be greater than {@code atMost}.
   */
  private static int distance(String a, String b, int atMost, int[] row) {
    if (Math.abs(a.length() - b.length()) > atMost) {
      return atMost + 1;
    }
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > atMost) {
        return least;
      }
    }
    return row[b.length()];
  }

  private static String key(String text) {
    String composed = Normalizer.normalize(head(text), Normalizer.Form.NFKC);
    StringBuilder key = new StringBuilder();
    composed.codePoints().filter(InstrumentIndex::isVisible).forEach(key::appendCodePoint);
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

  private static boolean isInitial(char character) {
    return character >= FIRST_INITIAL && character <= LAST_INITIAL;
  }

  /** What somebody types who types only how each syllable begins. */
  private static String initialsOf(String key) {
    StringBuilder initials = new StringBuilder();
    for (char c : key.toCharArray()) {
      boolean syllable = c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE;
      int initial = FIRST_INITIAL + (c - FIRST_SYLLABLE) / SYLLABLES_OF_AN_INITIAL;
      initials.append(syllable ? (char) initial : c);
    }
    return initials.toString();
  }
}
