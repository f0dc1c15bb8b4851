package io.maemae.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a call that restores may choose.
 *
 * @param config only its data directory counts
 * @param list whether to show those there are, and restore none
 * @param backup a file, or the name or day of one in the directory of backups; empty for the newest
 */
record RestoreOptions(Path config, boolean list, Optional<String> backup) {}
