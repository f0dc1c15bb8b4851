package io.maemae.broker.kis;

import io.maemae.broker.BrokerServer;
import io.maemae.broker.FrameLog;
import io.maemae.broker.Outcome;
import io.maemae.broker.StreamListener;
import io.maemae.broker.StreamWire;
import io.maemae.broker.StreamWire.Registration;
import io.maemae.broker.Timeline;
import io.maemae.config.Secret;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How KIS's stream is connected to and what is registered there. Owned by the timeline's thread.
 *
 * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api, kis_auth.py
 * (KISWebSocket), and portal notices: a fresh key ({@code /oauth2/Approval}) for each connection.
 */
final class KisStream implements StreamWire {
  private static final Logger LOG = LoggerFactory.getLogger(KisStream.class);

  /** Who comes second is refused: time for the other session to end, or its owner to be told. */
  private static final Duration ELSEWHERE_WAIT = Duration.ofSeconds(60);

  private final KisSettings settings;
  private final BrokerServer<KisAnswer> server;
  private final Timeline timeline;
  private final StreamListener listener;
  private final Function<Symbol, String> codes;
  private final Budget.Channels channels;
  private final FrameLog frames;

  /** Told once, over all connections. */
  private final Set<Feed> newLayouts = ConcurrentHashMap.newKeySet();

  private Secret approvalKey = new Secret("");

  /**
   * Asks for nothing yet.
   *
   * @param codes how a symbol is spelled there
   */
  KisStream(
      KisSettings settings,
      BrokerServer<KisAnswer> server,
      Timeline timeline,
      StreamListener listener,
      Function<Symbol, String> codes) {
    this.settings = settings;
    this.server = server;
    this.timeline = timeline;
    this.listener = listener;
    this.codes = codes;
    this.channels = Budget.Channels.of(settings.environment(), settings.venue());
    this.frames = new FrameLog(settings.name(), LOG::warn);
  }

  @Override
  public void prepare(Runnable ready, Consumer<String> failed) {
    server.postAlone(
        "/oauth2/Approval",
        Map.of(
            "grant_type",
            "client_credentials",
            "appkey",
            settings.appKey().reveal(),
            "secretkey",
            settings.appSecret().reveal()),
        Map.of(),
        settings.readDeadline(),
        outcome -> timeline.at(timeline.now(), () -> approved(outcome, ready, failed)));
  }

  private void approved(Outcome<KisAnswer> outcome, Runnable ready, Consumer<String> failed) {
    Optional<Secret> key = approvalKey(outcome);
    if (key.isEmpty()) {
      failed.accept(outcome.words());
    } else {
      approvalKey = key.get();
      ready.run();
    }
  }

  private static Optional<Secret> approvalKey(Outcome<KisAnswer> outcome) {
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
      return Optional.empty();
    }
    String key = answered.answer().body().path("approval_key").asText();
    return Optional.of(key).filter(text -> !text.isEmpty()).map(Secret::new);
  }

  @Override
  public StreamWire.Line open(StreamWire.Owner owner) {
    KisSocket socket =
        new KisSocket(
            settings,
            approvalKey,
            timeline,
            listener,
            frames,
            new StreamCodec(frames::newLayout, newLayouts));
    socket.open(server, owner);
    return socket;
  }

  @Override
  public List<Registration> plan(List<Symbol> symbols, int cap) {
    return Budget.of(channels, settings.htsId(), symbols, cap, codes).registered();
  }

  @Override
  public int cap() {
    return Budget.CAP;
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public boolean isNotice(Registration registration) {
    return registration.channel().equals(channels.notice());
  }

  /** How often the heartbeat comes is written nowhere, and it is known to stay away for long. */
  @Override
  public boolean isBusy(Registration registration) {
    return registration.channel().equals(channels.trades())
        || registration.channel().equals(channels.books());
  }

  @Override
  public Registration trades(Symbol symbol) {
    return new Registration(channels.trades(), codes.apply(symbol));
  }

  @Override
  public Duration elsewhereWait() {
    return ELSEWHERE_WAIT;
  }
}
