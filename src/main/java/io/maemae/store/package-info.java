/**
 * The store ports of the features on H2, through Jdbi. The schema is in {@code db-migrations/}.
 *
 * <p>{@link io.maemae.store.Database} may be used from any thread. Everything reached through
 * {@link io.maemae.store.DeskStore} shares one connection and one transaction and belongs to the
 * desk thread. What is known of H2's durability was measured with 2.5.252: WRITE_DELAY=0 keeps
 * every commit over the death of the process, and only CHECKPOINT SYNC makes it reach the disk. Its
 * file has no checksum of what the pages hold: so each row has one, in a column that H2 generates.
 *
 * <p>{@code Database} (how the file is opened and closed) and {@code Trouble} (one short text for
 * each thing that can be wrong with it) are longer than other files.
 */
package io.maemae.store;
