package io.maemae.command;

/**
 * A command as a chat's menu shows it.
 *
 * @param name without the slash
 * @param about what it does, in the person's language
 */
public record MenuEntry(String name, String about) {}
