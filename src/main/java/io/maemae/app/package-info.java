/**
 * The command line and the wiring: the one package that knows all others, and that no other knows.
 *
 * <p>{@link io.maemae.app.Main} builds every object by hand, starts them in order and stops them in
 * reverse. A rehearsal runs on the main thread alone; {@link io.maemae.app.RunningBot} gives every
 * owner of state a thread. {@code Bot} is long because it names every part of the desk once, {@code
 * Brokers} and {@code RunningBot} because they name every part outside of it.
 */
package io.maemae.app;
