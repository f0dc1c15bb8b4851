/**
 * The one thread that owns all trading state. Everything reaches it as an event; what an event
 * decides commits in one transaction, and only then leaves.
 *
 * <p>{@code GuardWatch} is longer than other files: each reason why nothing guards is a short part
 * of one look over what is held.
 */
package io.maemae.desk;
