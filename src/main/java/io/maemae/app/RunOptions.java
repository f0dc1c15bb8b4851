package io.maemae.app;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a call of the bot may choose.
 *
 * @param clock where the market's clock begins, in Seoul; empty for the machine's time
 */
record RunOptions(Path config, Optional<LocalDateTime> clock) {}
