package io.maemae.store;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A backup that lies where backups are kept.
 *
 * @param day the day it was made on, in the market's time
 * @param bytes how large it is
 */
public record Backup(Path file, LocalDate day, long bytes) {}
