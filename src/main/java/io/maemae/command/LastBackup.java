package io.maemae.command;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How the database was backed up last.
 *
 * @param day the market's day of the newest backup; empty if there is none or nobody knows
 * @param failed whether it was tried since the start, and the last try failed
 */
public record LastBackup(Optional<LocalDate> day, boolean failed) {}
