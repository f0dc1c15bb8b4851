package io.maemae.broker;

import io.maemae.desk.MarketFeed;
import io.maemae.market.Instrument;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.order.AccountSource;
import io.maemae.order.OrderAbilities;
import io.maemae.order.OrderGateway;
import io.maemae.order.ProfitSource;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import io.maemae.order.RequestRate;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.HistorySource;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** One account at a broker: its ports, put together. Everything may be called from any thread. */
public interface BrokerConnection extends MarketFeed, AutoCloseable {
  /**
   * What it needs of the world.
   *
   * @param timeline owns all of its state
   * @param network on which the broker's server is found
   * @param machineTime the time in which tokens end
   * @param tokens keeps the access token of a key, by a name that tells it apart from others
   * @param sessions when nothing of a day can be filled any more
   * @param calendar of the sessions whose bars are read; in their continuous trading a stream that
   *     brings nothing is taken for dead, at other times nothing may be what there is to bring
   * @param isEtn whether a symbol is an exchange-traded note, which some spell in another way
   * @param silence how long a stream that should bring something may bring nothing
   */
  record Edges(
      Timeline timeline,
      Network network,
      InstantSource machineTime,
      RandomGenerator random,
      Function<String, TokenKeeper> tokens,
      SessionEnd sessions,
      TradingCalendar calendar,
      Predicate<Symbol> isEtn,
      Duration silence,
      StreamListener listener) {}

  /** Reads on which days the exchange is open. */
  @FunctionalInterface
  interface HolidaySource {
    /**
     * For some weeks from a day on; the answer comes on the timeline's thread. To be asked once a
     * day at most, but for what brought no answer.
     */
    void days(LocalDate from, Consumer<Reading<SortedMap<LocalDate, Boolean>>> answer);
  }

  /** Sends orders. */
  OrderGateway gateway();

  /** Reads the account. */
  AccountSource source();

  /** Reads what was won, where the broker tells. */
  Optional<ProfitSource> profits();

  /** Reads prices. */
  QuoteSource quotes();

  /** Reads bars of the past. */
  HistorySource history();

  /** What may be ordered. */
  OrderAbilities abilities();

  /** Reads what is listed; the answer comes on a thread that may wait for a disk. */
  void instruments(Consumer<Reading<List<Instrument>>> answer);

  /** Searches by conditions, where the broker does. */
  Optional<ConditionSearch> conditions();

  /** Reads the exchange's days, where the broker tells. */
  Optional<HolidaySource> holidays();

  /** What requests are counted against. */
  String quota();

  /** How often requests may leave. */
  RequestRate rate();

  /** Opens the stream. */
  void start();

  /** A market day begins soon: makes sure that the access token lasts for it. */
  void renewToken();

  /**
   * Gives the kept access token back; the next request asks for another.
   *
   * @param answer empty if none was kept
   */
  void revokeToken(Consumer<Optional<AccessTokens.Revoked>> answer);

  /** Ends the stream and what is under way; what was asked may stay without an answer. */
  @Override
  void close();
}
