/**
 * What is held and what it earned: lots with their cost, cash as of settlement, realised and
 * unrealised profit and loss after fees and tax.
 *
 * <p>All of it is computed from bookings (fills, and entries that opened or corrected an account),
 * is owned by the desk thread, and can be rebuilt from the stored bookings at any time.
 */
package io.maemae.portfolio;
