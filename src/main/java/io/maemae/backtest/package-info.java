/**
 * History: bars from CSV files, and what is made of them.
 *
 * <p>{@link io.maemae.backtest.BarsCsv} reads one file, {@link io.maemae.backtest.ReplayFiles}
 * joins several. Real histories are dirty, so a bad row is left out and told with its line; only a
 * file that is of no use at all is an error. Everything read is immutable; reading runs on the
 * thread that asks.
 */
package io.maemae.backtest;
