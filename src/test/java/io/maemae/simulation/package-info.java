/**
 * What a simulation of the whole desk in virtual time stands on: stores in memory whose process can
 * die.
 *
 * <p>A simulation is one thread, and everything here belongs to it. What a store does is held to
 * the contracts that hold for H2.
 */
package io.maemae.simulation;
