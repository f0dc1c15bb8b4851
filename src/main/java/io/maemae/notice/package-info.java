/**
 * What the person is told: the catalogue of texts in Korean and English, the notices of orders,
 * strategies and days, and the outbox that keeps them until a chat has taken them.
 *
 * <p>Runs on the desk thread. {@code Wording} is long because every kind of value is said there,
 * and nowhere else.
 *
 * <p>{@code OrderNotices} is longer than other files: it has a few lines for each thing that
 * happens to an order.
 */
package io.maemae.notice;
