/**
 * What the broker adapters share: requests and answers over HTTP ({@code BrokerServer}, {@code
 * Fields}, {@code Outcome}), access tokens, pacing, pages, the sending of orders once and of reads
 * until they are answered ({@code RestCalls}), how far an account gets in the market ({@code
 * MarketReach}), and what the market says ({@code StreamFeed}): by a stream ({@code StreamSession}
 * with {@code StreamSocket}), and by asking for what that does not bring ({@code Polling}). An
 * adapter implements the ports of {@code order} and {@code market} in its own package below this
 * one, and brings what differs as a {@code Wire}; no adapter knows another.
 *
 * <p>{@code StreamSession} is long because connecting, registering and beginning again share one
 * state, and {@code JsonHttp} because all that knows the HTTP library is in it.
 */
package io.maemae.broker;
