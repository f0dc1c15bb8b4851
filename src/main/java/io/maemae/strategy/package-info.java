/**
 * Strategies: what they are, the runner that turns trades and bars into signals and orders, and two
 * that come with the program.
 *
 * <p>Runs on the desk thread.
 *
 * <p>A strategy sees whole bars only. What a stream did not bring is filled by {@code BarFilling}
 * from a {@link io.maemae.strategy.HistorySource}, with the bars of earlier days that a strategy
 * looks back at read by {@code EarlierBars}; meanwhile what is held is guarded by every trade and
 * nothing is entered. The embedded market begins when the program does, so at its start nothing is
 * missing there.
 *
 * <p>On which symbols a strategy works says its {@link io.maemae.strategy.Universe}: always the
 * same ones, or those that meet a person's condition at the broker, which {@code SearchedSlots}
 * follows. {@code StrategySlots} has every strategy on every of its symbols.
 *
 * <p>{@code StrategyRunner} is long for the many things that reach a strategy: trades, bars, days,
 * fills, modes, streams and what was kept; what it wants is done by {@code SignalOrders}, what it
 * cannot have yet is kept by {@code WaitingSignals}, exits that failed are tried again by {@code
 * ExitRetries}, and entries wanted no more are taken back by {@code EntryCancels}. {@code
 * BarFilling} is long because the stages of a filling and what moves it between them belong
 * together.
 */
package io.maemae.strategy;
