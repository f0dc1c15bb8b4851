/**
 * The one thread that owns all trading state. Everything reaches it as an event; what an event
 * decides commits in one transaction, and only then leaves.
 */
package io.maemae.desk;
