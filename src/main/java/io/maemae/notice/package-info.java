/**
 * What the person is told: the catalogue of texts in Korean and English, the notices of orders,
 * strategies and days, and the outbox that keeps them until a chat has taken them.
 *
 * <p>Runs on the desk thread. {@code Wording} is long because every kind of value is said there,
 * and nowhere else.
 */
package io.maemae.notice;
