/**
 * Orders: what we meant, what the broker said, and how the two are brought together.
 *
 * <p>The ledger owns every order and runs on the desk thread. Ports to a broker ({@link
 * io.maemae.order.OrderGateway}, {@link io.maemae.order.AccountSource}) and to the store ({@link
 * io.maemae.order.OrderStore}) live here and are implemented by adapters.
 *
 * <p>What a broker says comes in through {@code BrokerWord} (its stream) and {@code ListedOrders}
 * (its lists). {@code Chain} knows which number went on from which, {@code Attribution} whose a
 * number is, {@code ChangeOutcome} what came of a cancel or modify, and {@code Endings} what ends
 * an order.
 *
 * <p>A few files here are longer than others, each with one reason to change: {@code OrderLedger}
 * (the life of an order; which number at the broker is whose says {@code Attribution}), {@code
 * Reconciliation} (when the broker is read), {@code RiskChecks} (one short check after the other),
 * {@code Cancels} (when an order is taken back), {@code Trading} (what may be wanted of an order),
 * {@code ChangeRequests} (the way of a cancel or modify to the broker), {@code BuyingPower} (what
 * is taken of money and shares), {@code Bookkeeping} (what is booked of fills), {@code Settlement}
 * (what becomes of an order of unknown outcome), {@code Order} (what is known of one) and {@code
 * Leg} (what was counted under a number, by notices and by readings).
 */
package io.maemae.order;
