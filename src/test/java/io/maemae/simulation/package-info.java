/**
 * What a simulation of the whole desk in virtual time stands on: stores in memory whose process can
 * die, a broker that misbehaves by chance, and above it, over a simulated network, the adapters of
 * the real brokers.
 *
 * <p>A simulation is one thread, and everything here belongs to it. What a store does is held to
 * the contracts that hold for H2. What a broker's server says is written by the parts of the
 * loopback servers, in their packages.
 */
package io.maemae.simulation;
