package io.maemae.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the configuration file. It goes on after a problem, so that one reading tells all of them.
 */
public final class ConfigurationReader {
  private static final Kind<Language> LANGUAGE = Kind.oneOf(Language.class);
  private static final Kind<ConfirmOrders> CONFIRM = Kind.oneOf(ConfirmOrders.class);
  private static final String DATA_DIR = "data-dir";
  private static final Path USUAL_DATA_DIR = Path.of("data");
  private static final int USUAL_BACKUP_DAYS = 7;

  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final List<BrokerKind> brokers;

  /**
   * With the brokers that there are, the variables that stand for {@code ${NAME}}, and the
   * directory where relative paths start; {@code Path.of("")} is that of the process and leaves
   * them relative.
   */
  public ConfigurationReader(
      Map<String, String> environment, Path workingDirectory, List<BrokerKind> brokers) {
    this.brokers = List.copyOf(brokers);
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigurationException with all problems
   */
  public Configuration read(Path file) throws ConfigurationException {
    return read(file.toString(), YamlTree.content(workingDirectory.resolve(file)));
  }

  /**
   * Reads the content of a file.
   *
   * @param file its name, for messages
   * @throws ConfigurationException with all problems
   */
  public Configuration read(String file, byte[] content) throws ConfigurationException {
    Problems problems = new Problems(file);
    Node root = new Placeholders(environment, problems).replace(YamlTree.parse(content, problems));
    Optional<Configuration> configuration = Optional.empty();
    if (root instanceof Node.Mapping mapping) {
      configuration = read(new Section(mapping, problems), problems);
    } else {
      problems.add(1, "", "is not a map, must be keys with values such as 'language: ko'");
    }
    problems.throwIfAny();
    return configuration.orElseThrow();
  }

  /**
   * Only where the data are, of a file whose other values need not be right, nor their variables
   * set.
   *
   * @throws ConfigurationException if the file is no YAML, or that value is wrong
   */
  public Path dataDir(Path file) throws ConfigurationException {
    Problems problems = new Problems(file.toString());
    Node root = YamlTree.parse(YamlTree.content(workingDirectory.resolve(file)), problems);
    Path dataDir = USUAL_DATA_DIR;
    if (root instanceof Node.Mapping all) {
      List<Node.Entry> entries =
          all.entries().stream().filter(e -> e.key().equals(DATA_DIR)).toList();
      Node only =
          new Placeholders(environment, problems)
              .replace(new Node.Mapping(all.line(), all.path(), entries));
      dataDir =
          new Section((Node.Mapping) only, problems)
              .optional(DATA_DIR, Kind.PATH)
              .orElse(USUAL_DATA_DIR);
    }
    problems.throwIfAny();
    return workingDirectory.resolve(dataDir);
  }

  private Optional<Configuration> read(Section top, Problems problems) {
    Language language = top.optional("language", LANGUAGE).orElse(Language.KO);
    Path dataDir = top.optional(DATA_DIR, Kind.PATH).orElse(USUAL_DATA_DIR);
    Optional<TelegramSettings> telegram =
        top.section("telegram").flatMap(new TelegramReader(problems)::read);
    List<Section> accountSections = accountSections(top);
    AccountNames names = AccountNames.of(accountSections);
    List<AccountSettings> accounts = accounts(accountSections, names, problems);
    Optional<String> defaultAccount = defaultAccount(top, names);
    ConfirmOrders confirm = top.optional("confirm-orders", CONFIRM).orElse(ConfirmOrders.LIVE);
    RiskSettings risk = RiskReader.read(top);
    List<StrategySettings> strategies =
        new StrategyReader(workingDirectory, names, defaultAccount, problems)
            .read(top.sections("strategies"));
    HolidaySettings holidays =
        top.section("holidays").map(ConfigurationReader::holidays).orElse(HolidaySettings.NONE);
    int backupDays = top.optional("backup-days", Kind.DAYS).orElse(USUAL_BACKUP_DAYS);
    JournalSettings journal =
        top.section("journal").map(ConfigurationReader::journal).orElse(JournalSettings.USUAL);
    top.rejectUnknownKeys();
    return defaultAccount.map(
        name ->
            new Configuration(
                language,
                workingDirectory.resolve(dataDir),
                telegram,
                accounts,
                name,
                confirm,
                risk,
                strategies,
                holidays,
                backupDays,
                journal));
  }

  private static List<Section> accountSections(Section top) {
    String expected = "a list of at least one account";
    if (top.node("accounts").isEmpty()) {
      top.missing("accounts", expected);
    }
    if (top.node("accounts").filter(Section::isEmptyList).isPresent()) {
      top.wrong("accounts", "is empty, must be " + expected);
    }
    return top.sections("accounts");
  }

  private List<AccountSettings> accounts(
      List<Section> sections, AccountNames names, Problems problems) {
    Map<AccountSettings, Section> accounts = new LinkedHashMap<>();
    for (Section section : sections) {
      new AccountReader(section, brokers, names, problems)
          .read()
          .ifPresent(account -> accounts.put(account, section));
    }
    accounts.forEach((account, section) -> rejectCircle(account, section, accounts.keySet()));
    return List.copyOf(accounts.keySet());
  }

  /** Following the streams from account to account must not lead back to where it began. */
  private static void rejectCircle(
      AccountSettings account, Section section, Collection<AccountSettings> all) {
    Optional<String> next = account.marketData();
    for (int step = 0; step < all.size() && next.isPresent(); step++) {
      String name = next.get();
      if (name.equals(account.name())) {
        section.wrong("market-data", "leads back to '" + name + "', must end at another's stream");
        return;
      }
      next =
          all.stream()
              .filter(other -> other.name().equals(name))
              .findFirst()
              .flatMap(AccountSettings::marketData);
    }
  }

  private static Optional<String> defaultAccount(Section top, AccountNames names) {
    if (top.node("default-account").isPresent()) {
      return names.reference(top, "default-account");
    }
    if (names.several()) {
      top.missing("default-account", names.expected());
    }
    return names.only();
  }

  private static JournalSettings journal(Section section) {
    JournalSettings settings =
        new JournalSettings(
            section
                .optional("max-megabytes", Kind.MEGABYTES)
                .orElse(JournalSettings.USUAL.maxMegabytes()),
            section.optional("days", Kind.DAYS).orElse(JournalSettings.USUAL.days()));
    section.rejectUnknownKeys();
    return settings;
  }

  private static HolidaySettings holidays(Section section) {
    var closed = new TreeSet<LocalDate>(section.values("closed", Kind.DATE));
    var open = new TreeSet<LocalDate>(section.values("open", Kind.DATE));
    open.stream()
        .filter(closed::contains)
        .forEach(
            d -> section.wrong("open", "has " + d + " as closed does, must be in one of them"));
    section.rejectUnknownKeys();
    return new HolidaySettings(closed, open);
  }
}
