package io.maemae.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The instruments we know, found by code or name. Case, blanks and invisible characters of what is
 * looked for do not count, nor does how its Hangul is composed.
 *
 * <p>A name that two instruments share finds neither; {@link #near} shows both.
 *
 * <p>The list may be replaced while it is used. Any thread may read, and sees one list or the other
 * in each call, never a mixture; one thread at a time may replace.
 */
public final class Instruments {
  /** Written by who replaces the list, read by all; what it holds never changes. */
  private volatile InstrumentIndex index;

  /**
   * Those instruments.
   *
   * @throws IllegalArgumentException if two have the same code
   */
  public Instruments(Collection<Instrument> instruments) {
    index = new InstrumentIndex(bySymbol(instruments), Map.of());
  }

  private Instruments(InstrumentIndex index) {
    this.index = index;
  }

  /**
   * A list with what was on earlier ones.
   *
   * @param former what is not on the list any more
   * @throws IllegalArgumentException if two have the same code
   */
  public static Instruments of(Collection<Instrument> listed, Collection<Instrument> former) {
    return new Instruments(new InstrumentIndex(bySymbol(listed), bySymbol(former)));
  }

  /** The same list, which no later replacement of this one changes. */
  public Instruments copy() {
    return new Instruments(index);
  }

  /** Takes the list of another, as it is now; costs no time, however long it is. */
  public void take(Instruments other) {
    index = other.index;
  }

  private static Map<Symbol, Instrument> bySymbol(Collection<Instrument> instruments) {
    Map<Symbol, Instrument> bySymbol = new TreeMap<>();
    for (Instrument instrument : instruments) {
      if (bySymbol.put(instrument.symbol(), instrument) != null) {
        throw new IllegalArgumentException("two instruments with the code " + instrument.symbol());
      }
    }
    return bySymbol;
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
    return index.find(codeOrName);
  }

  /** The instrument of that symbol. */
  public Optional<Instrument> find(Symbol symbol) {
    return index.find(symbol);
  }

  /**
   * At most {@code max} instruments whose code or name is like the text, the likest first: equal,
   * beginning with it, holding it, then by the number of changed characters, a third of the text at
   * most. Only the text's first 64 characters count. A text with initial consonants (초성) is held
   * against names written that way: {@code ㅅㅅㅈㅈ} is like 삼성전자.
   */
  public List<Instrument> near(String text, int max) {
    return index.near(text, max);
  }

  /**
   * Takes another list. What was known and is not in it stays known, as {@link #former}, for it may
   * still be held, ordered or told of. An instrument without an English name keeps the one that was
   * known, while its Korean name is the same.
   *
   * @throws IllegalArgumentException if two have the same code; the old list stays
   */
  public void replaceAll(Collection<Instrument> instruments) {
    InstrumentIndex old = index;
    Map<Symbol, Instrument> listed = bySymbol(instruments);
    listed.replaceAll(
        (symbol, instrument) ->
            instrument.englishName().isEmpty()
                ? instrument.withEnglishName(old.englishName(instrument))
                : instrument);
    Map<Symbol, Instrument> former = new TreeMap<>();
    old.everKnown().filter(i -> !listed.containsKey(i.symbol())).forEach(i -> add(former, i));
    index = new InstrumentIndex(listed, former);
  }

  private static void add(Map<Symbol, Instrument> instruments, Instrument instrument) {
    instruments.put(instrument.symbol(), instrument);
  }

  /** These instruments and that one, which replaces the one of its code. */
  public Instruments plus(Instrument instrument) {
    List<Instrument> all = new ArrayList<>(all());
    all.removeIf(i -> i.symbol().equals(instrument.symbol()));
    all.add(instrument);
    return new Instruments(all);
  }

  /** All of the list, ordered by code. */
  public Collection<Instrument> all() {
    return index.listed();
  }

  /**
   * What was on an earlier list and is not on this one, ordered by code. It is found by its code,
   * and by its name as long as nothing on the list has that; it is near to nothing.
   */
  public Collection<Instrument> former() {
    return index.former();
  }

  @Override
  public String toString() {
    return all().size() + " instruments and " + former().size() + " former ones";
  }
}
