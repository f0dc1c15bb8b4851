package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads data frames of the stream, {@code E|TR|NNN|payload}: E is 1 if the payload is encrypted,
 * else 0; TR is the {@link Feed}; NNN is the number of records; the payload has their fields, with
 * {@code ^} between them and nothing else between records. Source: kis_auth.py of the official
 * samples and workbook 2026-06-03.
 *
 * <p>A record is told if all columns that are used are whole. Columns that were added behind the
 * known ones, or that are missing and not used, do no harm.
 *
 * <p>Keeps buffers and keys, so it is not thread-safe: it belongs to the thread that reads the
 * socket, and calls its listener there.
 */
final class StreamCodec {
  /** Hears what frames hold. */
  interface Listener {
    /** Somebody traded. */
    void trade(Trade trade);

    /**
     * Trades came that cannot be read.
     *
     * @param symbols whose they may be; empty if that cannot be said
     */
    void unreadableTrades(Set<Symbol> symbols);

    /** A book changed. */
    void book(OrderBook book);

    /** A symbol's state was told. */
    void status(TradingStatus status);

    /** Something happened to an order of the account. */
    void notice(NoticeRecord notice);

    /**
     * Something happened to an order of an account, and nobody can say what, as the frame cannot be
     * read or not be trusted. Only asking for orders and fills tells.
     *
     * @param why for the log: it shows no account, key or name
     */
    void unreadableNotice(String why);
  }

  private static final char BAR = '|';
  private static final char PLAIN = '0';
  private static final char ENCRYPTED = '1';

  /** Where the TR id stands, behind the flag and a bar. */
  private static final int FEED_AT = 2;

  private static final int MOST_COUNT_DIGITS = 4;

  private final Consumer<String> reports;
  private final Set<Feed> reported;
  private final Map<Feed, KisCipher> ciphers = new EnumMap<>(Feed.class);
  private final Payload payload = new Payload();
  private final TradeReader trades = new TradeReader();
  private final BookReader books = new BookReader();

  /** Of the frame that was read last, as far as that came. */
  private int records;

  private int width;

  /**
   * A codec without keys.
   *
   * @param reports gets a message when records of a feed come with a width that is not known, once
   *     for each feed: KIS changed something, and somebody should look
   * @param reported the feeds of which that was told; it grows, and any number of codecs share it
   */
  StreamCodec(Consumer<String> reports, Set<Feed> reported) {
    this.reports = reports;
    this.reported = reported;
  }

  /**
   * Takes the key of a feed from the acknowledgement of its registration, in place of an earlier
   * one. That of a feed that is not known is not needed.
   *
   * @throws ProtocolException if it cannot be a key; then the feed has none
   */
  void key(String trId, String key, String iv) throws ProtocolException {
    Feed feed = Feed.of(trId).orElse(null);
    if (feed != null) {
      ciphers.remove(feed);
      ciphers.put(feed, new KisCipher(key, iv));
    }
  }

  /** Forgets all keys: they end with the connection. */
  void forgetKeys() {
    ciphers.clear();
  }

  /**
   * Tells what a frame holds, record by record.
   *
   * @param today the date at the exchange, for records that have only a time
   * @param receivedAt when the frame came, for records that have no time
   * @throws ProtocolException if the frame or a record cannot be read; the records before that one
   *     have been told. What may have been trades ends in {@link Listener#unreadableTrades} before.
   *     It is never thrown for a frame of notices: these end in {@link Listener#unreadableNotice}
   */
  void decode(String frame, LocalDate today, Instant receivedAt, Listener listener)
      throws ProtocolException {
    records = 0;
    try {
      read(frame, today, receivedAt, listener);
    } catch (ProtocolException e) {
      if (mayHaveTrades(frame)) {
        listener.unreadableTrades(symbols());
      }
      throw e;
    }
  }

  private static boolean mayHaveTrades(String frame) {
    try {
      return frame.length() < FEED_AT || Feed.at(frame, FEED_AT).family() == Feed.Family.TRADE;
    } catch (ProtocolException e) {
      return true; // nobody knows what it has
    }
  }

  /** Whose records the frame has; none if one of them does not say. */
  private Set<Symbol> symbols() {
    Set<Symbol> symbols = new LinkedHashSet<>();
    try {
      for (int i = 0; i < records; i++) {
        payload.select(i * width, width);
        symbols.add(payload.symbol(TradeReader.MKSC_SHRN_ISCD));
      }
    } catch (ProtocolException e) {
      return Set.of();
    }
    return symbols;
  }

  private void read(String frame, LocalDate today, Instant receivedAt, Listener listener)
      throws ProtocolException {
    boolean encrypted = encrypted(frame);
    Feed feed;
    try {
      feed = Feed.at(frame, FEED_AT);
    } catch (ProtocolException e) {
      if (!encrypted) {
        throw e;
      }
      listener.unreadableNotice(e.getMessage()); // nothing else is encrypted
      return;
    }
    if (feed.family() != Feed.Family.NOTICE) {
      open(feed, frame, encrypted, today, receivedAt, listener);
      return;
    }
    try {
      if (!encrypted) {
        // Anybody between KIS and us could have written it.
        throw new ProtocolException("a notice that is not encrypted");
      }
      open(feed, frame, true, today, receivedAt, listener);
    } catch (ProtocolException e) {
      listener.unreadableNotice(feed + ": " + e.getMessage());
    }
  }

  /** Whether a frame tells of an order, as far as its beginning says. */
  static boolean mayBeNotice(String frame) {
    return frame.startsWith("" + ENCRYPTED + BAR);
  }

  private static boolean encrypted(String frame) throws ProtocolException {
    if (frame.length() > 1 && frame.charAt(1) == BAR) {
      if (frame.charAt(0) == ENCRYPTED) {
        return true;
      }
      if (frame.charAt(0) == PLAIN) {
        return false;
      }
    }
    throw new ProtocolException(
        "frame must begin with '0|' or '1|', began with '"
            + frame.substring(0, Math.min(frame.length(), 2))
            + "'");
  }

  private void open(
      Feed feed,
      String frame,
      boolean encrypted,
      LocalDate today,
      Instant receivedAt,
      Listener listener)
      throws ProtocolException {
    int countAt = FEED_AT + feed.headLength();
    int bar = frame.indexOf(BAR, countAt);
    int count = count(frame, countAt, bar);
    if (encrypted) {
      payload.read(decrypt(feed, frame.substring(bar + 1)));
    } else {
      payload.read(frame, bar + 1);
    }
    width = feed.width(payload.fields(), count);
    records = count;
    for (int i = 0; i < records; i++) {
      payload.select(i * width, width);
      tell(feed, today, receivedAt, listener);
    }
    reportWidth(feed);
  }

  private static int count(String frame, int from, int bar) throws ProtocolException {
    int count = 0;
    if (bar - from <= MOST_COUNT_DIGITS) {
      for (int i = from; i < bar; i++) {
        count = count * 10 + digit(frame.charAt(i));
      }
    }
    if (count == 0) {
      throw new ProtocolException("number of records: missing, or out of range");
    }
    return count;
  }

  private static int digit(char c) throws ProtocolException {
    if (c < '0' || c > '9') {
      throw new ProtocolException("number of records: unreadable digit '" + c + "'");
    }
    return c - '0';
  }

  private byte[] decrypt(Feed feed, String base64) throws ProtocolException {
    KisCipher cipher = ciphers.get(feed);
    if (cipher == null) {
      throw new ProtocolException("encrypted, and no key was acknowledged");
    }
    return cipher.decrypt(base64);
  }

  private void tell(Feed feed, LocalDate today, Instant receivedAt, Listener listener)
      throws ProtocolException {
    switch (feed.family()) {
      case TRADE -> trades.read(payload, listener);
      case BOOK -> books.read(payload, today, listener);
      case STATUS -> StatusReader.read(payload, receivedAt, listener);
      case NOTICE -> NoticeReader.read(payload, listener);
    }
  }

  /** After the records were read, so that noise does not use up the one report. */
  private void reportWidth(Feed feed) {
    boolean known = payload.fields() == width * records && feed.knows(width);
    if (!known && reported.add(feed)) {
      reports.accept(
          "%s: records of %d columns (%d fields, %d records), known are %s"
              .formatted(feed, width, payload.fields(), records, feed.known()));
    }
  }
}
