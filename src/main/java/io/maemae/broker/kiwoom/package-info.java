/**
 * Kiwoom Securities (키움증권), by its REST API. OpenAPI+, its control for Windows, is another product.
 *
 * <p>{@link io.maemae.broker.kiwoom.Kiwoom} puts one account together: REST ({@code KiwoomRest}),
 * the ports over it, and the stream ({@code KiwoomStream}, {@code KiwoomSocket}), on which
 * conditions are searched for too ({@code KiwoomConditions}). All of their state is owned by the
 * thread of the account's {@link io.maemae.broker.Timeline}.
 *
 * <p>The codecs are pure: no socket, clock or thread. That of the stream and the memory of its
 * orders belong to the thread that reads the socket.
 *
 * <p>Where the facts come from: the official repository (github.com/Kiwoom-Securities/
 * Kiwoom-REST-API, specification 451f89c), its table of errors included. Blocks and fields are
 * called as there. Everything that could not be tried against the service is read strictly: what
 * these documents do not have is a {@link io.maemae.broker.ProtocolException}, not a guess.
 */
package io.maemae.broker.kiwoom;
