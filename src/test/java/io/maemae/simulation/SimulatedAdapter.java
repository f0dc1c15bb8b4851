package io.maemae.simulation;

import io.maemae.backtest.VirtualTime;
import io.maemae.broker.Answer;
import io.maemae.broker.BrokerConnection;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Network;
import io.maemae.broker.SessionEnd;
import io.maemae.broker.StreamListener;
import io.maemae.broker.Timeline;
import io.maemae.broker.kis.Kis;
import io.maemae.broker.kis.SimulatedKis;
import io.maemae.broker.kiwoom.Kiwoom;
import io.maemae.broker.kiwoom.SimulatedKiwoom;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The adapter of a real broker over a simulated network and a {@link SimulatedBroker}, all in
 * virtual time. The adapter may die and be made anew; the broker lives on.
 */
public final class SimulatedAdapter {
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final Duration LATE_FILLS = Duration.ofMinutes(1);

  private final Timeline timeline;
  private final RandomGenerator random;
  private final SimulatedHost<?> host;
  private final Function<BrokerConnection.Edges, BrokerConnection> making;
  private final MemoryTokens tokens = new MemoryTokens();
  private Life life;
  private BrokerConnection connection;

  private SimulatedAdapter(
      Timeline timeline,
      RandomGenerator random,
      SimulatedHost<?> host,
      Function<BrokerConnection.Edges, BrokerConnection> making,
      StreamListener listener) {
    this.timeline = timeline;
    this.random = random;
    this.host = host;
    this.making = making;
    begin(listener);
  }

  /**
   * KIS's adapter, started. What the broker lists must be known to it already.
   *
   * @param account our name of it, which the broker's numbers have too
   */
  public static SimulatedAdapter kis(
      String account,
      SimulatedBroker broker,
      VirtualTime time,
      RandomGenerator random,
      StreamListener listener) {
    Timeline timeline = time.timeline(VirtualTime.Source.BROKER);
    SimulatedKis host = new SimulatedKis(account, broker, timeline, random);
    return new SimulatedAdapter(
        timeline, random, host, edges -> new Kis(host.adapterSettings(), edges), listener);
  }

  /** Kiwoom's adapter, likewise. */
  public static SimulatedAdapter kiwoom(
      String account,
      SimulatedBroker broker,
      VirtualTime time,
      RandomGenerator random,
      StreamListener listener) {
    Timeline timeline = time.timeline(VirtualTime.Source.BROKER);
    SimulatedKiwoom host = new SimulatedKiwoom(account, broker, timeline, random);
    return new SimulatedAdapter(
        timeline, random, host, edges -> new Kiwoom(host.adapterSettings(), edges), listener);
  }

  private void begin(StreamListener listener) {
    Life own = new Life(timeline);
    life = own;
    BrokerConnection.Edges edges =
        new BrokerConnection.Edges(
            own,
            network(host, own),
            own::now,
            random,
            tokens::keeper,
            sessions(),
            CALENDAR,
            symbol -> false,
            SILENCE,
            listener);
    connection = new SimulatedConnection(making.apply(edges), host.asked());
    connection.start();
  }

  private static <S> Network network(SimulatedHost<S> host, Life life) {
    return new Network() {
      @Override
      public <A extends Answer> BrokerServer<A> server(
          URI base, Function<BrokerServer.Reply, A> answers) {
        return new SimulatedServer<>(host, life, answers);
      }
    };
  }

  /** The simulated exchange has no session after the regular one. */
  private static SessionEnd sessions() {
    return (venue, orderedAt, now) ->
        !now.isBefore(CALENDAR.close(MarketTime.date(orderedAt)).plus(LATE_FILLS));
  }

  /** The adapter that lives now, for a {@code BrokerAccount}. */
  public BrokerConnection connection() {
    return connection;
  }

  /** The process is killed: what it had not sent it never sends, and no answer is heard. */
  public void kill() {
    life.kill();
    host.forgetDead();
  }

  /**
   * A new process begins, with the tokens that the old one kept; that one is killed if it lives.
   */
  public void restart(StreamListener listener) {
    kill();
    begin(listener);
  }
}
