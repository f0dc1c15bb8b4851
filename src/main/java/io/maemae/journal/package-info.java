/**
 * The journal of a run: all that the desk took in, event by event, and all that it wanted done, so
 * that the same decisions can be reached again. The desk does not know of it: what the desk touches
 * outside is given to it through {@link io.maemae.journal.Ports}, which record on the way out and
 * answer from the record when it is replayed.
 *
 * <p>The desk thread only notes what happened, for a microsecond or so; a thread of the journal's
 * own encodes, packs and writes it. Files are ours alone: no format here is anybody else's.
 */
package io.maemae.journal;
