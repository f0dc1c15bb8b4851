package io.maemae.config;

import java.nio.file.Path;
import java.util.function.Function;

/** Where a strategy comes from. */
public sealed interface StrategySource {
  /** One result for each kind of source. */
  <T> T fold(Function<FromFile, T> file, Function<Builtin, T> builtin);

  /** A strategy file, which was there when the configuration was read. */
  record FromFile(Path path) implements StrategySource {
    @Override
    public <T> T fold(Function<FromFile, T> file, Function<Builtin, T> builtin) {
      return file.apply(this);
    }
  }

  /** A strategy that comes with the program. */
  record Builtin(String name) implements StrategySource {
    @Override
    public <T> T fold(Function<FromFile, T> file, Function<Builtin, T> builtin) {
      return builtin.apply(this);
    }
  }
}
