/**
 * The clock that rings: says when a routine of the trading day is due, and does what is done every
 * night. It decides nothing; what a routine means, and whether a late one is still done, the desk
 * knows.
 *
 * <p>Quartz runs it, on one thread of its own. When routines are due comes from {@link
 * io.maemae.desk.DayPlan} and so from the calendar; what time it is, from the market's clock, which
 * need not be the machine's. What is said of Quartz was read in the source of 2.5.2, and is held by
 * the tests.
 */
package io.maemae.schedule;
