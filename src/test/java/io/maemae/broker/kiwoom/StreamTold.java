package io.maemae.broker.kiwoom;

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
import java.util.List;
import java.util.Set;

/** A codec, and what it told. */
final class StreamTold implements StreamCodec.Listener {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  static final Instant RECEIVED = MarketTime.instant(TODAY, LocalTime.of(17, 0));

  record Session(String code, LocalTime time) {}

  record Balance(Symbol symbol) {}

  final StreamCodec codec = new StreamCodec();
  final List<Object> values = new ArrayList<>();
  final List<Set<Symbol>> missed = new ArrayList<>();
  final List<String> unreadable = new ArrayList<>();
  int conditionsMissed;

  /** What a frame alone holds. */
  static List<Object> of(String frame) throws ProtocolException {
    StreamTold told = new StreamTold();
    told.decode(frame);
    return told.values;
  }

  void decode(String frame) throws ProtocolException {
    decode(frame, RECEIVED);
  }

  void decode(String frame, Instant receivedAt) throws ProtocolException {
    codec.decode(frame, MarketTime.date(receivedAt), receivedAt, this);
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
  public void session(String code, LocalTime time) {
    values.add(new Session(code, time));
  }

  @Override
  public void order(OrderEvent order) {
    values.add(order);
  }

  @Override
  public void unreadableNotice(String why) {
    unreadable.add(why);
  }

  @Override
  public void balance(Symbol symbol) {
    values.add(new Balance(symbol));
  }

  @Override
  public void condition(ConditionHit hit) {
    values.add(hit);
  }

  @Override
  public void unreadableCondition() {
    conditionsMissed++;
  }

  @Override
  public void control(ControlMessage message) {
    values.add(message);
  }
}
