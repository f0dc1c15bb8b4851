package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text frames of the stream, each one JSON object. Those with {@code trnm} REAL hold
 * messages of the market and of orders, several perhaps, and each stands for itself; all others are
 * about the stream ({@link ControlMessage}). Nothing is encrypted.
 *
 * <p>Types of messages and fields that are not known are skipped.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, ws_client.py (372a17f) and
 * specification 451f89c, real-time types.
 *
 * <p>Keeps buffers, so it is not thread-safe: it belongs to the thread that reads the socket, and
 * calls its listener there.
 */
final class StreamCodec {
  /** 주문체결, of the whole account. */
  static final String ORDER = "00";

  /** 잔고, of the whole account. */
  static final String BALANCE = "04";

  /** 주식체결. */
  static final String TRADE = "0B";

  /** 주식호가잔량. */
  static final String BOOK = "0D";

  /** 장시작시간, of the whole market. */
  static final String SESSION = "0s";

  /** VI발동/해제. */
  static final String INTERRUPTION = "1h";

  /** 조건검색; it is registered by asking for the condition. */
  private static final String CONDITION = "02";

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

    /** A volatility interruption of a symbol began or ended. */
    void status(TradingStatus status);

    /**
     * A session of a market begins, ends, or will.
     *
     * @param code 장운영구분, such as 3 for the start of KRX; codes that nobody has written down come
     *     too
     */
    void session(String code, LocalTime time);

    /** Something happened to an order of the account. */
    void order(OrderEvent order);

    /**
     * Something happened to an order of the account, and nobody can say what. Only asking for
     * orders and fills tells.
     *
     * @param why for the log: it shows no account or key
     */
    void unreadableNotice(String why);

    /** The shares held of a symbol changed; how many there are has to be asked. */
    void balance(Symbol symbol);

    /** A symbol meets a condition, or does no more. */
    void condition(ConditionHit hit);

    /** A symbol may meet a condition, or do no more: which ones do has to be asked. */
    void unreadableCondition();

    /** Something about the stream itself. */
    void control(ControlMessage message);
  }

  private final FrameReader frames = new FrameReader();
  private final ControlCodec controls = new ControlCodec();
  private final BookReader books = new BookReader();

  /**
   * Tells what a frame holds, entry by entry; of one that is not whole, nothing.
   *
   * @param today the date at the exchange, for messages have only a time
   * @param receivedAt when the frame came
   * @throws ProtocolException if the frame or an entry cannot be read; the other entries have been
   *     told. What may have been trades has ended in {@link Listener#unreadableTrades}, what may
   *     have been about orders in {@link Listener#unreadableNotice}, what may have been about
   *     conditions in {@link Listener#unreadableCondition}. For an entry that only is about orders
   *     it is not thrown
   */
  void decode(String frame, LocalDate today, Instant receivedAt, Listener listener)
      throws ProtocolException {
    try {
      frames.read(frame);
    } catch (ProtocolException e) {
      if (frames.mayBeReal()) {
        unreadable(e, listener);
      }
      throw e;
    }
    if (frames.isReal()) {
      tellAll(new FrameTime(today, receivedAt), listener);
    } else {
      listener.control(controls.decode(frame));
    }
  }

  private void tellAll(FrameTime time, Listener listener) throws ProtocolException {
    ProtocolException first = null;
    for (Entry entry : frames.entries()) {
      try {
        tell(entry, time, listener);
      } catch (ProtocolException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void tell(Entry entry, FrameTime time, Listener listener) throws ProtocolException {
    switch (entry.type()) {
      case TRADE -> trade(entry, time, listener);
      case BOOK -> listener.book(books.read(entry, time));
      case ORDER -> order(entry, time, listener);
      case BALANCE -> listener.balance(entry.symbol(Fid.SYMBOL));
      case INTERRUPTION -> listener.status(SignalReader.status(entry, time));
      case SESSION -> listener.session(entry.text(Fid.SESSION), entry.time(Fid.TIME));
      case CONDITION -> condition(entry, time, listener);
      case "" -> {
        ProtocolException e = new ProtocolException("an entry without a type");
        unreadable(e, listener);
        throw e;
      }
      default -> {
        // Nobody asked for it.
      }
    }
  }

  private static void trade(Entry entry, FrameTime time, Listener listener)
      throws ProtocolException {
    try {
      TradeReader.read(entry, time, listener);
    } catch (ProtocolException e) {
      listener.unreadableTrades(entry.item().map(Set::of).orElse(Set.of()));
      throw e;
    }
  }

  private static void condition(Entry entry, FrameTime time, Listener listener)
      throws ProtocolException {
    Optional<ConditionHit> hit;
    try {
      hit = SignalReader.condition(entry, time);
    } catch (ProtocolException e) {
      listener.unreadableCondition();
      throw e;
    }
    hit.ifPresent(listener::condition);
  }

  private static void order(Entry entry, FrameTime time, Listener listener) {
    OrderEvent order;
    try {
      order = OrderEventReader.read(entry, time);
    } catch (ProtocolException e) {
      listener.unreadableNotice(e.getMessage());
      return;
    }
    listener.order(order);
  }

  /** It may have been anything, of anybody. */
  private static void unreadable(ProtocolException e, Listener listener) {
    listener.unreadableTrades(Set.of());
    listener.unreadableNotice(e.getMessage());
    listener.unreadableCondition();
  }
}
