/**
 * The embedded exchange: a broker like the others, without keys or network.
 *
 * <p>A {@link Venue} matches orders, against a synthetic crowd or against a tape of trades. The
 * paper broker keeps accounts: its counter refuses or numbers what an account asks for, the venue
 * gets it a few milliseconds later, and what becomes of it is kept, then told. A gateway is an
 * account's way there, over a link with latencies. {@link EmbeddedExchange} puts them together.
 *
 * <p>All of it runs on the thread of its {@link io.maemae.broker.Timeline}. The broker keeps its
 * truth in tables of its own ({@code paper_*}), in transactions of its own, and nobody else reads
 * them.
 *
 * <p>{@code PaperBroker} is long because it is the one place where an order of the embedded
 * exchange changes, {@code PaperTables} because it holds the SQL of five tables, {@code SymbolBook}
 * because matching, auctions and interruptions share one book.
 */
package io.maemae.broker.paper;
