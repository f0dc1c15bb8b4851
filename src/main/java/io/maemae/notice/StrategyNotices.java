package io.maemae.notice;

import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.Refusal;
import io.maemae.strategy.Signal;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyListener;

/** Tells what strategies want, and why they do not get it. Desk thread. */
public final class StrategyNotices implements StrategyListener {
  private final Outbox outbox;
  private final Wording wording;
  private final SignalLog log;

  /** Tells into the outbox, and remembers the latest signals. */
  public StrategyNotices(Outbox outbox, Wording wording, SignalLog log) {
    this.outbox = outbox;
    this.wording = wording;
    this.log = log;
  }

  @Override
  public void signal(StrategyDefinition strategy, Symbol symbol, Signal signal, boolean traded) {
    String text = signalText(strategy, symbol, signal);
    log.add(text);
    outbox.tell(Topic.SIGNAL, traded ? text : wording.text("signal.only", text));
  }

  private String signalText(StrategyDefinition strategy, Symbol symbol, Signal signal) {
    return wording.text(
        "signal",
        wording.account(strategy.account()),
        strategy.name(),
        symbol,
        wording.text("value.action." + signal.action()),
        wording.reason(signal));
  }

  @Override
  public void refused(
      StrategyDefinition strategy, Symbol symbol, Signal signal, Quantity wanted, Refusal refusal) {
    String text = signalText(strategy, symbol, signal);
    log.add(text);
    outbox.tell(Topic.ALERT, refusalText(text, signal, wanted, refusal));
  }

  /** What is to be sent again by a person is not by a strategy: its exits wait by themselves. */
  private String refusalText(String text, Signal signal, Quantity wanted, Refusal refusal) {
    if (refusal.reason() != Refusal.Reason.NOT_READY) {
      return wording.text("signal.refused", text, wanted, wording.refusal(refusal));
    }
    boolean exit = signal.action() == Signal.Action.EXIT;
    return wording.text(exit ? "signal.exit-waits" : "signal.no-entry", text, wanted);
  }

  @Override
  public void failed(StrategyDefinition strategy, Symbol symbol) {
    outbox.tell(
        Topic.ALERT,
        wording.text(
            "strategy.error", wording.account(strategy.account()), strategy.name(), symbol));
  }

  @Override
  public void waitsForBars(StrategyDefinition strategy, Symbol symbol, String why) {
    outbox.tell(
        Topic.ALERT,
        wording.text(
            "strategy.waits", wording.account(strategy.account()), strategy.name(), symbol, why));
  }

  @Override
  public void goesOn(StrategyDefinition strategy) {
    outbox.tell(
        Topic.ALERT,
        wording.text("strategy.goes-on", wording.account(strategy.account()), strategy.name()));
  }

  @Override
  public void budgetTooSmall(StrategyDefinition strategy, Symbol symbol, Signal signal) {
    String text = signalText(strategy, symbol, signal);
    log.add(text);
    outbox.tell(Topic.ALERT, wording.text("signal.budget", text, strategy.budget()));
  }
}
