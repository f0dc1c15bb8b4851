/**
 * The embedded exchange: a broker like the others, without keys or network.
 *
 * <p>A {@link Venue} matches orders, against a synthetic crowd or against a tape of trades; the
 * paper broker keeps accounts, checks and numbers orders, and tells what happened. Both run on the
 * thread of their {@link io.maemae.broker.Timeline}. The broker keeps its truth in tables of its
 * own ({@code paper_*}), in transactions of its own, and nobody else reads them.
 */
package io.maemae.broker.paper;
