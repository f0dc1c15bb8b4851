/**
 * Korea Investment &amp; Securities (한국투자증권, KIS), by its Open API.
 *
 * <p>So far the codecs of its websocket stream: {@link StreamCodec} reads what the market and the
 * account say, {@link ControlCodec} writes and reads what is said about the stream itself. They are
 * pure: no socket, clock or thread. A codec keeps buffers and keys between two calls, so it belongs
 * to one thread, the one that reads the socket.
 *
 * <p>Where the facts come from: the official samples (github.com/koreainvestment/open-trading-api,
 * 2026-07-09), and the official workbook 한국투자증권_오픈API_전체문서 of 2026-06-03 with the changes of
 * 2026-10-07. Columns are called as there, by their wire names. Everything that could not be tried
 * against the service is read strictly: what these documents do not have is a {@link
 * io.maemae.broker.ProtocolException}, not a guess.
 */
package io.maemae.broker.kis;
