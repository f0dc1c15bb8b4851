/**
 * Strategies: what they are, the runner that turns trades and bars into signals and orders, and two
 * that come with the program.
 *
 * <p>Runs on the desk thread.
 */
package io.maemae.strategy;
