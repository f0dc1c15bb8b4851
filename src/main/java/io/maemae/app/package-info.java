/**
 * The command line and the wiring: the one package that knows all others, and that no other knows.
 *
 * <p>{@link io.maemae.app.Main} builds every object by hand, starts them in order and stops them in
 * reverse. Everything here runs on the main thread.
 */
package io.maemae.app;
