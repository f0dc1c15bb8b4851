package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.Names;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.Symbol;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lists of instruments (종목정보 리스트, ka10099).
 *
 * <p>A row of which not all that is read is as it must be is left out; if those are more than one
 * in twenty, the list is refused: then it is another list than we know.
 *
 * <p>Source: official specification 451f89c, field table and example of the call. A halt (거래정지) and
 * the mark of a company that may be delisted (관리종목) are told in {@code auditInfo} (감리구분), which has
 * one word, or among the words of {@code state} (종목상태), which are separated by bars: users of the
 * service saw either of them in either field. The lists have no English name, and what they say
 * about Nextrade ({@code nxtEnable}) has no place in an instrument.
 */
final class InstrumentCodec {
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final String HALTED = "거래정지";
  private static final String ADMINISTRATIVE = "관리종목";

  /** A list with more broken rows than one in so many is refused. */
  private static final int ROWS_PER_BROKEN = 20;

  private InstrumentCodec() {}

  /**
   * What a list has.
   *
   * @param instruments ordered by symbol
   * @param found the kinds of instruments that it has
   * @param others rows of kinds that we do not trade, such as mutual funds
   * @param broken rows that could not be read, or have a symbol that was there before
   */
  record Content(List<Instrument> instruments, Set<Listing> found, int others, int broken) {
    Content {
      instruments = List.copyOf(instruments);
      found = Set.copyOf(found);
    }
  }

  /** Asks for a list. */
  static Map<String, String> query(Listing listing) {
    return Map.of("mrkt_tp", listing.code());
  }

  /**
   * Which lists are to be asked for once the first two, those of KOSPI and KOSDAQ, are there: what
   * of them was not among these. The documents do not say what is; as users of the service saw it
   * in 2026, all of it is, and nothing remains.
   */
  static List<Listing> remaining(Collection<Content> read) {
    EnumSet<Listing> remaining = EnumSet.complementOf(EnumSet.of(Listing.KOSPI, Listing.KOSDAQ));
    read.forEach(content -> remaining.removeAll(content.found()));
    return List.copyOf(remaining);
  }

  /** The instruments of all lists, ordered by symbol; on two of them, the earlier one counts. */
  static List<Instrument> merged(List<Content> read) {
    Map<Symbol, Instrument> all = new TreeMap<>();
    read.forEach(content -> content.instruments().forEach(i -> all.putIfAbsent(i.symbol(), i)));
    return List.copyOf(all.values());
  }

  /**
   * Reads a whole list.
   *
   * @param pages in their order
   * @throws ProtocolException if it has too many broken rows, or is one of the first two and empty
   */
  static Content read(Listing asked, List<KiwoomAnswer> pages) throws ProtocolException {
    Map<Symbol, Instrument> instruments = new TreeMap<>();
    EnumSet<Listing> found = EnumSet.noneOf(Listing.class);
    int rows = 0;
    int others = 0;
    int broken = 0;
    for (KiwoomAnswer page : pages) {
      for (Fields row : page.list("list")) {
        rows++;
        try {
          Optional<Listing> listing = Listing.of(row.word("marketCode"));
          if (listing.isEmpty()) {
            others++;
          } else {
            add(instruments, instrument(asked, listing.get(), row));
            found.add(listing.get());
          }
        } catch (ProtocolException e) {
          broken++;
        }
      }
    }
    boolean mayBeEmpty = asked != Listing.KOSPI && asked != Listing.KOSDAQ;
    if (broken * ROWS_PER_BROKEN > rows || instruments.isEmpty() && !mayBeEmpty) {
      throw new ProtocolException(
          "list of %s: %d of %d rows could not be read, %d are of other kinds"
              .formatted(asked, broken, rows, others));
    }
    return new Content(List.copyOf(instruments.values()), found, others, broken);
  }

  private static void add(Map<Symbol, Instrument> instruments, Instrument instrument)
      throws ProtocolException {
    if (instruments.putIfAbsent(instrument.symbol(), instrument) != null) {
      throw new ProtocolException("code is there twice: '" + instrument.symbol() + "'");
    }
  }

  private static Instrument instrument(Listing asked, Listing listing, Fields row)
      throws ProtocolException {
    String name = row.word("name");
    if (!Names.isShowable(name)) {
      throw new ProtocolException("name cannot be shown");
    }
    Set<String> state = state(row);
    return new Instrument(
        KiwoomSymbols.symbol(row.word("code")),
        name,
        "",
        listing.kind(),
        board(asked, listing),
        state.contains(HALTED),
        state.contains(ADMINISTRATIVE));
  }

  /** The list of KOSDAQ may have more than shares. */
  private static Board board(Listing asked, Listing listing) {
    boolean isShare = listing == Listing.KOSPI || listing == Listing.KOSDAQ;
    return isShare ? listing.board() : asked.board();
  }

  /** Neither may be overlooked: a row that says nothing of its state does not count. */
  private static Set<String> state(Fields row) throws ProtocolException {
    Set<String> words = new HashSet<>();
    for (String field : List.of("auditInfo", "state")) {
      row.text(field)
          .ifPresent(text -> BAR.splitAsStream(text).map(String::strip).forEach(words::add));
    }
    if (words.isEmpty()) {
      throw new ProtocolException("auditInfo and state are missing");
    }
    return words;
  }
}
