package io.maemae.app;

import io.maemae.backtest.BarsFile;
import io.maemae.backtest.BarsFileException;
import io.maemae.backtest.Days;
import io.maemae.backtest.ReplayFiles;
import io.maemae.backtest.VirtualTime;
import io.maemae.backtest.VirtualTime.Source;
import io.maemae.broker.Timeline;
import io.maemae.broker.paper.EmbeddedExchange;
import io.maemae.broker.paper.PaperAccount;
import io.maemae.broker.paper.PaperGateway;
import io.maemae.command.Confirmations;
import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.config.ConfigurationReader;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.notice.Language;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.Order;
import io.maemae.order.OrderState;
import io.maemae.order.Purpose;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.Valuation;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.terminal.Script;
import io.maemae.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** A trading day on the embedded exchange, in virtual time, with the chat in the terminal. */
final class EmbeddedRehearsal implements Rehearse {
  private static final String PACKED = "bot-config/rehearsal.yaml";
  private static final Duration REQUEST_INTERVAL = Duration.ofMillis(50);
  private static final Duration SETTLE_INTERVAL = Duration.ofSeconds(30);
  private static final int SKIPPED_SHOWN = 5;
  private static final Speed AT_TERMINAL = new Speed(20);

  private final Map<String, String> environment;
  private final Streams streams;

  EmbeddedRehearsal(Map<String, String> environment, Streams streams) {
    this.environment = environment;
    this.streams = streams;
  }

  @Override
  public int run(RehearseOptions options)
      throws WrongCallException, ConfigurationException, IOException, InterruptedException {
    Configuration configuration = configuration(options);
    Optional<ReplayFiles> replay = replay(options);
    TradingCalendar calendar = calendar(options, configuration, replay);
    try (DataDirectory data = DataDirectory.open(options.dataDir())) {
      Files.createDirectories(data.path());
      Logging.toFile(data.path().resolve("logs"));
      Durability durability = data.isTemporary() ? Durability.RELAXED : Durability.SYNCED;
      try (Database database = Database.open(data.path(), durability);
          BufferedReader lines = lines(options)) {
        new Run(options, configuration, replay, calendar, database, lines).toItsEnd();
      }
    }
    return 0;
  }

  private Configuration configuration(RehearseOptions options)
      throws ConfigurationException, IOException {
    ConfigurationReader reader = new ConfigurationReader(environment, Path.of(""));
    Configuration configuration;
    if (options.config().isPresent()) {
      configuration = reader.read(options.config().get());
    } else {
      try (InputStream packed =
          EmbeddedRehearsal.class.getClassLoader().getResourceAsStream(PACKED)) {
        configuration = reader.read(PACKED, packed.readAllBytes());
      }
    }
    Plans.requireAvailable(options.config().orElse(Path.of(PACKED)), configuration);
    return configuration;
  }

  private static Optional<ReplayFiles> replay(RehearseOptions options) throws WrongCallException {
    if (options.replay().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReplayFiles.read(options.replay()));
    } catch (BarsFileException e) {
      throw new WrongCallException(e.getMessage());
    }
  }

  private static TradingCalendar calendar(
      RehearseOptions options, Configuration configuration, Optional<ReplayFiles> replay)
      throws WrongCallException {
    if (replay.isPresent()) {
      return TradingCalendar.ofDays(replay.get().days());
    }
    TradingCalendar calendar =
        TradingCalendar.krx(configuration.holidays().closed(), configuration.holidays().open());
    if (!calendar.isTradingDay(options.date())) {
      throw new WrongCallException(
          "--date "
              + options.date()
              + ": no trading on that day"
              + calendar.holidayName(options.date()).map(n -> " (" + n + ")").orElse("")
              + ", must be a trading day such as "
              + calendar.next(options.date()));
    }
    return calendar;
  }

  /** Lines of a script, or of the standard input; the stream of a person is read elsewhere. */
  private BufferedReader lines(RehearseOptions options) throws IOException {
    if (options.script().isPresent()) {
      return Files.newBufferedReader(options.script().get());
    }
    return streams.terminal() ? new BufferedReader(Reader.nullReader()) : streams.in();
  }

  /** One run, from its start to the end of its last day. */
  private final class Run {
    private final RehearseOptions options;
    private final Configuration configuration;
    private final Optional<ReplayFiles> replay;
    private final TradingCalendar calendar;
    private final Database database;
    private final boolean person;
    private final Speed speed;
    private final Optional<Instant> resumed;
    private final VirtualTime time;
    private final Terminal terminal;
    private final Bot bot;
    private final EmbeddedExchange exchange;
    private final Days days;
    private final Script script;

    Run(
        RehearseOptions options,
        Configuration configuration,
        Optional<ReplayFiles> replay,
        TradingCalendar calendar,
        Database database,
        BufferedReader lines) {
      this.options = options;
      this.configuration = configuration;
      this.replay = replay;
      this.calendar = calendar;
      this.database = database;
      this.person = streams.terminal() && options.script().isEmpty();
      this.speed = options.speed().orElse(person ? AT_TERMINAL : Speed.MAX);
      Jdbi tables = database.connect();
      this.resumed = EmbeddedExchange.marketTime(tables);
      this.time = new VirtualTime(start());
      this.terminal = new Terminal(streams.out(), person);
      Instruments instruments = instruments();
      Timeline desk = time.timeline(Source.DESK);
      Consumer<DeskEvent> inbox = event -> desk.at(time.now(), () -> handle(event));
      this.exchange = exchange(tables, instruments, inbox);
      List<BrokerAccount> accounts = new ArrayList<>();
      PaperGateway quotes = null;
      for (AccountSettings settings : configuration.accounts()) {
        PaperGateway gateway =
            exchange.gateway(
                settings.name(), notice -> inbox.accept(new DeskEvent.Noticed(notice, time.now())));
        accounts.add(
            new BrokerAccount(
                settings.name(),
                Environment.PAPER,
                gateway,
                gateway,
                REQUEST_INTERVAL,
                SETTLE_INTERVAL));
        quotes = gateway;
      }
      SplittableRandom ids = new SplittableRandom(options.seed());
      this.bot =
          new Bot(
              plan(instruments),
              new Bot.Edges(
                  accounts,
                  quotes,
                  terminal,
                  desk::at,
                  inbox,
                  time::now,
                  () -> Long.toHexString(ids.nextLong()),
                  buttonExpiry()),
              new DeskStore(database));
      this.days =
          new Days(
              time.timeline(Source.ROUTINE),
              calendar,
              this::handle,
              replay.map(r -> r.days().last()).orElseGet(() -> firstDay(time.now())));
      this.script =
          new Script(lines, time.timeline(Source.CHAT), terminal, this::handle, this::isAnswered);
    }

    /** Of market time in a script, of their own time for a person, however fast the market runs. */
    private Duration buttonExpiry() {
      return person ? speed.marketTime(Confirmations.EXPIRY) : Confirmations.EXPIRY;
    }

    private void handle(DeskEvent event) {
      bot.desk().handle(event);
    }

    /** Where the kept market stopped; else the time asked for. */
    private Instant start() {
      LocalDate date = replay.map(r -> r.days().first()).orElse(options.date());
      Instant asked =
          replay.isPresent()
              ? MarketTime.instant(date, Days.DAY_START)
              : MarketTime.instant(date, options.start());
      if (resumed.isEmpty() || resumed.get().isBefore(asked)) {
        return asked;
      }
      LocalDate keptDay = MarketTime.date(resumed.get());
      boolean dayIsOver =
          !calendar.isTradingDay(keptDay) || !resumed.get().isBefore(calendar.close(keptDay));
      return dayIsOver
          ? MarketTime.instant(calendar.next(keptDay), options.start())
          : resumed.get();
    }

    private LocalDate firstDay(Instant now) {
      LocalDate today = MarketTime.date(now);
      return calendar.isTradingDay(today) ? today : calendar.next(today);
    }

    private Instruments instruments() {
      Instruments known = Instruments.wellKnown();
      for (Symbol symbol : symbols()) {
        if (known.find(symbol).isEmpty()) {
          known =
              known.plus(
                  new Instrument(
                      symbol, symbol.code(), symbol.code(), InstrumentKind.STOCK, Board.KOSPI));
        }
      }
      return known;
    }

    private List<Symbol> symbols() {
      return replay.map(r -> List.copyOf(new TreeMap<>(r.bars()).keySet())).orElse(List.of());
    }

    private EmbeddedExchange exchange(
        Jdbi tables, Instruments instruments, Consumer<DeskEvent> inbox) {
      EmbeddedExchange.Setup setup =
          new EmbeddedExchange.Setup(
              time.timeline(Source.EXCHANGE),
              calendar,
              instruments,
              Optional.of(tables),
              options.seed(),
              configuration.accounts().stream()
                  .map(a -> new PaperAccount(a.name(), a.cash(), Plans.fees(a)))
                  .toList());
      Consumer<MarketEvent> marketData = event -> inbox.accept(new DeskEvent.MarketData(event));
      return replay.isPresent()
          ? EmbeddedExchange.replay(setup, replay.get().bars(), marketData)
          : EmbeddedExchange.synthetic(setup, marketData);
    }

    private Bot.Plan plan(Instruments instruments) {
      Language language = Plans.language(options.language().orElse(configuration.language()));
      return new Bot.Plan(
          language,
          instruments,
          calendar,
          Plans.charges(configuration, instruments),
          Plans.limits(configuration.risk()),
          Plans.limitsPerAccount(configuration),
          Plans.strategies(configuration, calendar, symbols()),
          configuration.defaultAccount(),
          person ? Plans.confirms(configuration.confirmOrders()) : account -> false,
          List.of(Terminal.CHAT),
          replay.isPresent());
    }

    void toItsEnd() throws InterruptedException {
      greet();
      handle(new DeskEvent.Started(time.now()));
      exchange.start();
      days.start();
      Optional<Keyboard> keyboard =
          person ? Optional.of(new Keyboard(streams.in())) : Optional.empty();
      Pace pace = new Pace(time, speed, keyboard);
      script.start();
      terminal.prompt();
      while (!days.isOver() || !script.isOver()) {
        Optional<Instant> next = time.next();
        if (next.isEmpty()) {
          return;
        }
        boolean hurries =
            speed.isMax()
                || days.isReported(time.now())
                || keyboard.filter(Keyboard::isClosed).isPresent();
        if (!hurries) {
          pace.await(next.get(), line -> handle(terminal.read(line, time.now())));
          next = time.next();
        }
        if (hurries || !next.get().isAfter(pace.marketTime())) {
          time.step();
          script.look();
        }
      }
      farewell();
    }

    private void greet() {
      Instant now = time.now();
      terminal.print(
          now,
          bot.wording().text("rehearsal.start", MarketTime.date(now), bot.wording().time(now)));
      resumed
          .filter(r -> r.equals(now))
          .ifPresent(r -> terminal.print(now, bot.wording().text("rehearsal.resumed", r)));
      replay.ifPresent(r -> r.files().forEach(file -> tellSkipped(now, file)));
    }

    private void tellSkipped(Instant now, BarsFile file) {
      terminal.print(
          now,
          bot.wording()
              .text(
                  "rehearsal.replay",
                  file.file().getFileName().toString(),
                  file.bars().size(),
                  file.rows(),
                  file.skipped().size()));
      file.skipped().stream()
          .limit(SKIPPED_SHOWN)
          .forEach(
              s ->
                  terminal.print(
                      now, bot.wording().text("rehearsal.replay.skipped", s.line(), s.why())));
      int more = file.skipped().size() - SKIPPED_SHOWN;
      if (more > 0) {
        terminal.print(now, bot.wording().text("rehearsal.replay.more", more));
      }
    }

    private void farewell() {
      if (replay.isEmpty()) {
        return;
      }
      LocalDate last = replay.get().days().last();
      Portfolio.Result total =
          bot.portfolio().results(replay.get().days().first(), last).values().stream()
              .reduce(Portfolio.Result.NONE, Portfolio.Result::plus);
      Valuation.Value held = bot.valuation().of(bot.portfolio().lots());
      terminal.print(
          time.now(),
          bot.wording()
              .text(
                  "rehearsal.replay.done",
                  replay.get().days().size(),
                  bot.portfolio().fills(),
                  bot.wording().signed(total.realised()),
                  bot.wording().signed(held.unrealised())));
    }

    /** Whether all that was typed has been answered, and the orders by hand have come to rest. */
    private boolean isAnswered() {
      return bot.outbox().size() == 0
          && bot.outgoing().unanswered() == 0
          && bot.ledger().working().stream()
              .filter(o -> o.terms().purpose() == Purpose.BY_HAND)
              .noneMatch(Run::isMoving);
    }

    private static boolean isMoving(Order order) {
      return order.state() == OrderState.PENDING_NEW
          || order.state() == OrderState.PENDING_CANCEL
          || order.state() == OrderState.PENDING_REPLACE;
    }
  }
}
