/**
 * Korea Investment &amp; Securities (한국투자증권, KIS), by its Open API.
 *
 * <p>{@link io.maemae.broker.kis.Kis} puts one account together: REST ({@code KisRest} with the
 * tokens and the pacer of the key), the ports of {@code order} and {@code strategy} over it, and
 * the stream ({@code KisStream}). All of their state is owned by the thread of the account's {@link
 * io.maemae.broker.Timeline}; calls wait for the network on threads of an executor, and a socket is
 * read on one of them ({@code KisSocket}), which hands market data and notices on at once.
 *
 * <p>The codecs are pure: no socket, clock or thread. That of the stream keeps buffers and keys
 * between two calls, so it belongs to the thread that reads the socket.
 *
 * <p>Where the facts come from: the official samples (github.com/koreainvestment/open-trading-api,
 * 2026-07-09), and the official workbook 한국투자증권_오픈API_전체문서 of 2026-06-03 with the changes of
 * 2026-10-07. Columns are called as there, by their wire names. Everything that could not be tried
 * against the service is read strictly: what these documents do not have is a {@link
 * io.maemae.broker.ProtocolException}, not a guess.
 */
package io.maemae.broker.kis;
