package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.Bar;
import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Quote;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.order.ExecutionNotice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The embedded exchange put together: a venue, the broker before it, and a gateway for each
 * account.
 *
 * <p>{@link #gateway} may be called anywhere before the start; everything else on the timeline's
 * thread.
 */
public final class EmbeddedExchange {
  private final Setup setup;
  private final PaperBroker broker;
  private final Runnable startVenue;
  private final Consumer<MarketEvent> tape;
  private final BooleanSupplier playedOut;
  private final Map<String, SplittableRandom> links = new HashMap<>();

  /**
   * What any exchange is made of.
   *
   * @param tables where it keeps its truth, a connection of its own; empty if it forgets everything
   *     with the process
   * @param seed equal seeds give equal latencies and, in a synthetic market, equal trades
   * @param accounts at least one; a name that is kept goes on with what it had
   */
  public record Setup(
      Timeline timeline,
      TradingCalendar calendar,
      Instruments instruments,
      Optional<Jdbi> tables,
      long seed,
      List<PaperAccount> accounts) {
    /** Copies the accounts. */
    public Setup {
      accounts = List.copyOf(accounts);
    }

    private PaperRecords records() {
      return tables.<PaperRecords>map(PaperTables::new).orElseGet(MemoryRecords::new);
    }
  }

  private EmbeddedExchange(
      Setup setup,
      PaperRecords records,
      Venue venue,
      Consumer<Venue.Listener> listening,
      Runnable startVenue,
      Consumer<MarketEvent> tape,
      BooleanSupplier playedOut) {
    SplittableRandom random = new SplittableRandom(setup.seed());
    this.setup = setup;
    this.broker =
        new PaperBroker(
            setup.timeline(),
            setup.calendar(),
            setup.instruments(),
            venue,
            records,
            random.split());
    this.startVenue = startVenue;
    this.tape = tape;
    this.playedOut = playedOut;
    setup.accounts().forEach(account -> links.put(account.name(), random.split()));
    listening.accept(broker);
  }

  /**
   * A market with a crowd of its own, which goes on from the prices that were kept.
   *
   * @param marketData is told reference prices and trades
   */
  public static EmbeddedExchange synthetic(Setup setup, Consumer<MarketEvent> marketData) {
    PaperRecords records = setup.records();
    BookVenue venue =
        BookVenue.synthetic(
            setup.timeline(),
            setup.calendar(),
            SyntheticMarket.LISTINGS,
            states(records, MarketTime.date(setup.timeline().now())),
            setup.seed(),
            marketData);
    return new EmbeddedExchange(
        setup, records, venue, venue::listener, venue::start, event -> {}, () -> false);
  }

  /** Where symbols stand today: what was kept of an earlier day is that day's close. */
  private static Map<Symbol, MarketState> states(PaperRecords records, LocalDate today) {
    Map<Symbol, MarketState> states = new TreeMap<>();
    records
        .market()
        .forEach(
            (symbol, kept) ->
                states.put(
                    symbol,
                    MarketTime.date(kept.at()).equals(today)
                        ? kept.state()
                        : kept.state().nextDay()));
    return states;
  }

  /**
   * A market that plays bars back.
   *
   * @param bars by symbol, sorted by start
   * @param marketData is told reference prices and trades
   */
  public static EmbeddedExchange replay(
      Setup setup, Map<Symbol, List<Bar>> bars, Consumer<MarketEvent> marketData) {
    TapeVenue venue = new TapeVenue(setup.timeline(), setup.calendar());
    BarReplay replay = new BarReplay(setup.timeline(), setup.calendar(), bars, venue, marketData);
    return new EmbeddedExchange(
        setup, setup.records(), venue, venue::listener, replay::start, event -> {}, replay::isDone);
  }

  /** A market that follows a real one: its events come by {@link #onMarket}. */
  public static EmbeddedExchange following(Setup setup) {
    PaperRecords records = setup.records();
    TapeVenue venue = new TapeVenue(setup.timeline(), setup.calendar());
    return new EmbeddedExchange(
        setup,
        records,
        venue,
        venue::listener,
        () -> tellReferences(setup.timeline().now(), records, venue),
        event -> play(venue, event),
        () -> false);
  }

  /** What rested goes back to the venue before the stream has said today's base prices again. */
  private static void tellReferences(Instant now, PaperRecords records, TapeVenue venue) {
    records
        .market()
        .forEach(
            (symbol, kept) -> {
              if (MarketTime.date(kept.at()).equals(MarketTime.date(now))) {
                venue.onReference(new ReferencePrice(symbol, now, kept.state().reference()));
              }
            });
  }

  private static void play(TapeVenue venue, MarketEvent event) {
    if (event instanceof Trade trade) {
      venue.onTrade(trade);
    } else if (event instanceof ReferencePrice reference) {
      venue.onReference(reference);
    } else if (event instanceof Quote quote) {
      venue.onQuote(quote);
    }
  }

  /** The market time when an exchange kept something last, to let its clock go on from there. */
  public static Optional<Instant> marketTime(Jdbi tables) {
    return new PaperTables(tables).marketTime();
  }

  /**
   * The way to an account.
   *
   * @param notices is told what its stream says
   * @throws IllegalArgumentException if there is no such account
   */
  public PaperGateway gateway(String account, Consumer<ExecutionNotice> notices) {
    SplittableRandom random = links.get(account);
    if (random == null) {
      throw new IllegalArgumentException("no account '" + account + "'");
    }
    PaperLink link = new SteadyLink(setup.timeline(), random, broker.host(account));
    broker.stream(account, notice -> link.notice(notice, notices));
    return new PaperGateway(setup.timeline(), link);
  }

  /**
   * Starts at the timeline's time: the market first, then what was kept of the accounts.
   *
   * @throws io.maemae.order.StoreException if that could not be read
   */
  public void start() {
    startVenue.run();
    broker.start(setup.accounts());
  }

  /** Takes an event of the market that is followed. */
  public void onMarket(MarketEvent event) {
    tape.accept(event);
  }

  /** Whether a replay has come to its end. */
  public boolean isPlayedOut() {
    return playedOut.getAsBoolean();
  }
}
