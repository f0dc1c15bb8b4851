package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A codec, and what it told. */
final class Told implements StreamCodec.Listener {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  static final Instant RECEIVED = MarketTime.instant(TODAY, LocalTime.of(9, 40));

  final List<String> reports = new ArrayList<>();
  final StreamCodec codec = new StreamCodec(reports::add, EnumSet.noneOf(Feed.class));
  final List<Object> values = new ArrayList<>();
  final List<Set<Symbol>> missed = new ArrayList<>();
  final List<String> unreadable = new ArrayList<>();

  /** A codec with the keys of the samples. */
  Told() throws ProtocolException {
    codec.key("H0STCNI0", Frames.KEY, Frames.IV);
    codec.key("H0STCNI9", Frames.KEY, Frames.IV);
  }

  /** What a frame alone holds. */
  static List<Object> of(String frame) throws ProtocolException {
    Told told = new Told();
    told.decode(frame);
    return told.values;
  }

  void decode(String frame) throws ProtocolException {
    codec.decode(frame, TODAY, RECEIVED, this);
  }

  @Override
  public void trade(Trade trade) {
    values.add(trade);
  }

  @Override
  public void unreadableTrades(Set<Symbol> symbols) {
    missed.add(symbols);
  }

  @Override
  public void book(OrderBook book) {
    values.add(book);
  }

  @Override
  public void status(TradingStatus status) {
    values.add(status);
  }

  @Override
  public void notice(NoticeRecord notice) {
    values.add(notice);
  }

  @Override
  public void unreadableNotice(String why) {
    unreadable.add(why);
  }
}
