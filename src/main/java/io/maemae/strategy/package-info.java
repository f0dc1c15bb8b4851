/**
 * Strategies: what they are, the runner that turns trades and bars into signals and orders, and two
 * that come with the program.
 *
 * <p>Runs on the desk thread.
 *
 * <p>{@code StrategyRunner} is long for the many things that reach a strategy: trades, bars, days,
 * fills, modes and what was kept; what it wants is done by {@code SignalOrders}.
 */
package io.maemae.strategy;
