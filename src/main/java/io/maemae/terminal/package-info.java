/**
 * The terminal as a chat: messages printed, lines read, from a person or from a script. Runs on the
 * thread of the rehearsal.
 */
package io.maemae.terminal;
