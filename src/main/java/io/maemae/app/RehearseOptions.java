package io.maemae.app;

import io.maemae.config.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What the rehearsal is asked for. Files in it were readable when the command line was read.
 *
 * @param start market time of the beginning
 * @param speed empty means 20 at a terminal and max otherwise
 * @param script lines to run; empty means those of the standard input
 * @param replay files of bars that make the market; empty means a synthetic one
 * @param language empty means that of the configuration
 * @param dataDir empty means a fresh, temporary one
 * @param config empty means the one that is packed
 */
record RehearseOptions(
    LocalDate date,
    LocalTime start,
    long seed,
    Optional<Speed> speed,
    Optional<Path> script,
    List<Path> replay,
    Optional<Language> language,
    Optional<Path> dataDir,
    Optional<Path> config) {
  /** Copies the files. */
  RehearseOptions {
    replay = List.copyOf(replay);
  }
}
