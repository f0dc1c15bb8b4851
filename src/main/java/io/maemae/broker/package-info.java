/**
 * What the broker adapters share. An adapter implements the ports of {@code order} and {@code
 * market} in its own package below this one; no adapter knows another.
 */
package io.maemae.broker;
