package io.maemae.simulation;

import io.maemae.desk.PriceAlert;
import io.maemae.market.Symbol;
import io.maemae.notice.LeftOut;
import io.maemae.notice.OutboxMessage;
import io.maemae.order.ClientOrderId;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.ShareEntry;
import io.maemae.strategy.StrategyMemory;
import java.time.Instant;
import java.time.LocalDate;

/** All that a store keeps. */
final class Tables {
  final Table<ClientOrderId, KeptOrder> orders;
  final Table<Long, HistoryLine> history;

  /** Also those of which nothing is left: their numbers are not used again. */
  final Table<Long, Fill> fills;

  final Table<Long, ShareEntry> shareEntries;
  final Table<Long, CashEntry> cashEntries;
  final Table<String, String> settings;
  final Table<Long, OutboxMessage> waiting;

  /** When each message was taken that is not forgotten yet. */
  final Table<Long, Instant> delivered;

  /** By chat and the name of the topic. */
  final Table<Pair<String, String>, LeftOut> leftOut;

  final Table<Pair<String, Symbol>, StrategyMemory> strategies;
  final Table<Pair<LocalDate, String>, DayClose> days;

  /** When each update was taken. */
  final Table<Long, Instant> updates;

  final Table<Long, PriceAlert> alerts;

  Tables(Journal journal) {
    orders = new Table<>(journal);
    history = new Table<>(journal);
    fills = new Table<>(journal);
    shareEntries = new Table<>(journal);
    cashEntries = new Table<>(journal);
    settings = new Table<>(journal);
    waiting = new Table<>(journal);
    delivered = new Table<>(journal);
    leftOut = new Table<>(journal);
    strategies = new Table<>(journal);
    days = new Table<>(journal);
    updates = new Table<>(journal);
    alerts = new Table<>(journal);
  }

  /** With what others hold, which go on by themselves. */
  Tables(Journal journal, Tables other) {
    orders = new Table<>(journal, other.orders);
    history = new Table<>(journal, other.history);
    fills = new Table<>(journal, other.fills);
    shareEntries = new Table<>(journal, other.shareEntries);
    cashEntries = new Table<>(journal, other.cashEntries);
    settings = new Table<>(journal, other.settings);
    waiting = new Table<>(journal, other.waiting);
    delivered = new Table<>(journal, other.delivered);
    leftOut = new Table<>(journal, other.leftOut);
    strategies = new Table<>(journal, other.strategies);
    days = new Table<>(journal, other.days);
    updates = new Table<>(journal, other.updates);
    alerts = new Table<>(journal, other.alerts);
  }
}
