/**
 * The chat commands, one file each, from one list; and what they share: reading of arguments,
 * previews, buttons. They know no chat program and say nothing outside of the catalogue.
 *
 * <p>Runs on the desk thread.
 */
package io.maemae.command;
