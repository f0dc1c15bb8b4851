/**
 * What the loopback servers of the brokers share: an exchange with its books and a back office that
 * keeps an account, a time of day, listings and bars; HTTP and WebSocket on the loopback address;
 * and what a test does to make a server misbehave. No broker's words, codes or fields are here.
 *
 * <p>State belongs to the monitor of the server that it is part of, unless something else is said.
 */
package io.maemae.broker.fake;
