/**
 * Orders: what we meant, what the broker said, and how the two are brought together.
 *
 * <p>The ledger owns every order and runs on the desk thread. Ports to a broker ({@link
 * io.maemae.order.OrderGateway}, {@link io.maemae.order.AccountSource}) and to the store ({@link
 * io.maemae.order.OrderStore}) live here and are implemented by adapters.
 */
package io.maemae.order;
