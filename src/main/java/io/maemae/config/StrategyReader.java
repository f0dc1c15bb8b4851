package io.maemae.config;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the entries of {@code strategies:}. */
final class StrategyReader {
  private static final Kind<String> BUILTIN = Kind.oneOf(List.of("opening-range", "ma-cross"));
  private static final Kind<StrategyMode> MODE = Kind.oneOf(StrategyMode.class);
  private static final Kind<StrategySessions> SESSIONS = Kind.oneOf(StrategySessions.class);

  /** Of each one a budget may be spent. */
  private static final int USUAL_SYMBOLS = 10;

  private static final Pattern SUFFIX = Pattern.compile("(\\.kis)?\\.ya?ml$");

  private final Path workingDirectory;
  private final AccountNames accounts;
  private final Optional<String> defaultAccount;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  StrategyReader(
      Path workingDirectory,
      AccountNames accounts,
      Optional<String> defaultAccount,
      Problems problems) {
    this.workingDirectory = workingDirectory;
    this.accounts = accounts;
    this.defaultAccount = defaultAccount;
    this.problems = problems;
  }

  List<StrategySettings> read(List<Section> sections) {
    List<StrategySettings> strategies = new ArrayList<>();
    for (Section section : sections) {
      read(section).ifPresent(strategies::add);
    }
    return strategies;
  }

  private Optional<StrategySettings> read(Section section) {
    int before = problems.count();
    Optional<StrategySource> source = source(section);
    Optional<String> name = name(section, source);
    Optional<String> account = account(section);
    Optional<String> marketData = accounts.reference(section, "market-data");
    SymbolSource symbols = symbols(section);
    Optional<Timeframe> timeframe = section.required("timeframe", Kind.TIMEFRAME);
    Optional<Money> budget = section.required("budget", Kind.POSITIVE_WON);
    Optional<StrategyMode> mode = section.required("mode", MODE);
    StrategySessions sessions =
        section.optional("sessions", SESSIONS).orElse(StrategySessions.REGULAR);
    section.rejectUnknownKeys();
    // Without a default account none is here either, and that is told at default-account.
    if (problems.count() > before || account.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StrategySettings(
            source.orElseThrow(),
            name.orElseThrow(),
            account.get(),
            marketData,
            symbols,
            timeframe.orElseThrow(),
            budget.orElseThrow(),
            mode.orElseThrow(),
            sessions,
            section.line()));
  }

  private Optional<StrategySource> source(Section section) {
    boolean fromFile = section.node("file").isPresent();
    boolean builtin = section.node("builtin").isPresent();
    if (fromFile && builtin) {
      section.wrong("builtin", "file and builtin are both here, must be one of them");
      return Optional.empty();
    }
    if (builtin) {
      return section.optional("builtin", BUILTIN).map(StrategySource.Builtin::new);
    }
    if (!fromFile) {
      section.missing("file", "the path of a strategy file, unless builtin: names one");
      return Optional.empty();
    }
    Optional<Path> path = section.optional("file", Kind.PATH).map(workingDirectory::resolve);
    if (path.isPresent() && !Files.isReadable(path.get())) {
      section.wrong("file", "no readable file '" + path.get() + "', must be a strategy file");
    } else if (path.isPresent() && Files.isDirectory(path.get())) {
      section.wrong("file", "'" + path.get() + "' is a directory, must be a strategy file");
    }
    return path.map(StrategySource.FromFile::new);
  }

  private Optional<String> name(Section section, Optional<StrategySource> source) {
    boolean given = section.node("name").isPresent();
    Optional<String> name =
        given
            ? section.optional("name", Kind.NAME)
            : source.map(
                s -> s.fold(file -> withoutSuffix(file.path()), builtin -> builtin.name()));
    String key = given ? "name" : section.node("file").isPresent() ? "file" : "builtin";
    if (!given && name.isPresent() && Kind.NAME.parse().apply(name.get()).isEmpty()) {
      section.wrong(
          key, "'" + name.get() + "' is no name, give one with name: " + Kind.NAME.expected());
    } else if (name.isPresent() && !names.add(name.get().toLowerCase(Locale.ROOT))) {
      section.wrong(
          key, "two strategies are named '" + name.get() + "', must have a name: of its own");
    }
    return name;
  }

  private static String withoutSuffix(Path file) {
    return SUFFIX.matcher(String.valueOf(file.getFileName())).replaceFirst("");
  }

  private Optional<String> account(Section section) {
    return section.node("account").isPresent()
        ? accounts.reference(section, "account")
        : defaultAccount;
  }

  private SymbolSource symbols(Section section) {
    if (section.node("symbols").filter(Section::isMap).isPresent()) {
      return condition(section.section("symbols").orElseThrow());
    }
    String expected = "a list of at least one code such as [\"005930\"]";
    if (section.node("symbols").isEmpty()) {
      section.missing("symbols", expected);
    }
    if (section.node("symbols").filter(Section::isEmptyList).isPresent()) {
      section.wrong("symbols", "is empty, must be " + expected);
    }
    List<Symbol> symbols = section.values("symbols", Kind.SYMBOL);
    Set<Symbol> once = new HashSet<>();
    for (Symbol symbol : symbols) {
      if (!once.add(symbol)) {
        section.wrong("symbols", "has '" + symbol + "' twice, must have it once");
      }
    }
    return new SymbolSource.Listed(symbols);
  }

  private static SymbolSource condition(Section section) {
    Optional<String> name = section.required("condition", Kind.CONDITION);
    int most = section.optional("max-symbols", Kind.SYMBOL_COUNT).orElse(USUAL_SYMBOLS);
    section.rejectUnknownKeys();
    return new SymbolSource.Condition(name.orElse(""), most);
  }
}
