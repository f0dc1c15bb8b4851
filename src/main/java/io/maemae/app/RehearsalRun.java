package io.maemae.app;

import io.maemae.backtest.Days;
import io.maemae.backtest.ReplayFiles;
import io.maemae.backtest.VirtualTime;
import io.maemae.backtest.VirtualTime.Source;
import io.maemae.broker.Timeline;
import io.maemae.broker.paper.EmbeddedExchange;
import io.maemae.broker.paper.PaperAccount;
import io.maemae.command.Confirmations;
import io.maemae.config.Configuration;
import io.maemae.desk.DayPlan;
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
import io.maemae.order.Order;
import io.maemae.order.OrderState;
import io.maemae.order.Purpose;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.terminal.Script;
import io.maemae.terminal.Terminal;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * One rehearsal from its start to the end of its last day: the bot and the embedded exchange in one
 * virtual time, on the calling thread.
 */
final class RehearsalRun {
  /** Nobody keeps bars of the embedded exchange's own market. */
  private static final Speed AT_TERMINAL = new Speed(20);

  private final Streams streams;
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

  RehearsalRun(
      Streams streams,
      RehearseOptions options,
      Configuration configuration,
      Optional<ReplayFiles> replay,
      TradingCalendar calendar,
      Path data,
      Database database,
      BufferedReader lines) {
    this.streams = streams;
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
    this.terminal = new Terminal(streams.out(), person, data);
    Instruments instruments = instruments();
    Timeline desk = time.timeline(Source.DESK);
    Consumer<DeskEvent> inbox = event -> desk.at(time.now(), () -> handle(event));
    this.exchange = exchange(tables, instruments, inbox);
    PaperAccounts accounts =
        PaperAccounts.open(
            exchange,
            configuration.accounts(),
            notice -> inbox.accept(new DeskEvent.Noticed(notice, time.now())));
    SplittableRandom ids = new SplittableRandom(options.seed());
    this.bot =
        new Bot(
            plan(instruments),
            new Bot.Edges(
                accounts.all(),
                accounts.quotes(),
                Bot.Feeds.NONE,
                Map.of(DeskEvent.MarketData.EMBEDDED, exchange.history().orElseThrow()),
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
            ? MarketTime.instant(date, DayPlan.DAY_START)
            : MarketTime.instant(date, options.start());
    if (resumed.isEmpty() || resumed.get().isBefore(asked)) {
      return asked;
    }
    LocalDate keptDay = MarketTime.date(resumed.get());
    boolean dayIsOver =
        !calendar.isTradingDay(keptDay) || !resumed.get().isBefore(calendar.close(keptDay));
    return dayIsOver ? MarketTime.instant(calendar.next(keptDay), options.start()) : resumed.get();
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

  /** Returns the exit code: 1 if the store could not write at the end. */
  int toItsEnd() throws InterruptedException {
    RehearsalStory story = new RehearsalStory(bot, terminal, replay);
    story.greet(time.now(), resumed);
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
        break;
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
    story.farewell(time.now());
    return bot.desk().isStoreDown() ? 1 : 0;
  }

  /** Whether all that was typed has been answered, and the orders by hand have come to rest. */
  private boolean isAnswered() {
    return bot.outbox().size() == 0
        && bot.outgoing().unanswered() == 0
        && bot.ledger().working().stream()
            .filter(o -> o.terms().purpose() == Purpose.BY_HAND)
            .noneMatch(RehearsalRun::isMoving);
  }

  private static boolean isMoving(Order order) {
    return order.state() == OrderState.PENDING_NEW
        || order.state() == OrderState.PENDING_CANCEL
        || order.state() == OrderState.PENDING_REPLACE;
  }
}
