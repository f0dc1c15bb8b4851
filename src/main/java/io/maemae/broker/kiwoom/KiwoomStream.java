package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessToken;
import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.FrameLog;
import io.maemae.broker.StreamListener;
import io.maemae.broker.StreamWire;
import io.maemae.broker.Timeline;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How Kiwoom's stream is connected to and what is registered there. Owned by the timeline's thread.
 *
 * <p>How many registrations there may be is not in the documents. Clients that are in use put no
 * more than a hundred into one group; we have no more than that in all.
 */
final class KiwoomStream implements StreamWire {
  private static final Logger LOG = LoggerFactory.getLogger(KiwoomStream.class);
  private static final int CAP = 100;
  private static final int BATCH = 20;

  /**
   * Who comes second puts the first one out (R10001): coming back would put out whoever that was.
   */
  private static final Duration ELSEWHERE_WAIT = Duration.ofMinutes(30);

  private final KiwoomSettings settings;
  private final BrokerServer<KiwoomAnswer> server;
  private final AccessTokens tokens;
  private final Timeline timeline;
  private final StreamListener listener;
  private final KiwoomConditions conditions;
  private final FrameLog frames;
  private Optional<AccessToken> token = Optional.empty();

  /** Asks for nothing yet. */
  KiwoomStream(
      KiwoomSettings settings,
      BrokerServer<KiwoomAnswer> server,
      AccessTokens tokens,
      Timeline timeline,
      StreamListener listener,
      KiwoomConditions conditions) {
    this.settings = settings;
    this.server = server;
    this.tokens = tokens;
    this.timeline = timeline;
    this.listener = listener;
    this.conditions = conditions;
    this.frames = new FrameLog(settings.name(), LOG::warn);
  }

  @Override
  public void prepare(Runnable ready, Consumer<String> failed) {
    tokens.get(
        good -> {
          token = Optional.of(good);
          ready.run();
        },
        failed);
  }

  @Override
  public StreamWire.Line open(StreamWire.Owner owner) {
    AccessToken opening = token.orElseThrow();
    KiwoomSocket socket =
        new KiwoomSocket(
            settings,
            opening,
            () -> tokens.invalid(opening),
            timeline,
            listener,
            conditions,
            frames);
    socket.open(server, owner);
    return socket;
  }

  @Override
  public List<Registration> plan(List<Symbol> symbols, int cap) {
    List<Registration> all = new ArrayList<>();
    all.add(new Registration(StreamCodec.ORDER, Requests.NO_ITEM));
    all.add(new Registration(StreamCodec.BALANCE, Requests.NO_ITEM));
    all.add(new Registration(StreamCodec.SESSION, Requests.NO_ITEM));
    symbols.forEach(s -> all.add(trades(s)));
    symbols.forEach(s -> all.add(new Registration(StreamCodec.INTERRUPTION, quoted(s))));
    symbols.forEach(s -> all.add(new Registration(StreamCodec.BOOK, quoted(s))));
    return List.copyOf(all.subList(0, Math.min(Math.max(cap, 0), all.size())));
  }

  private String quoted(Symbol symbol) {
    return KiwoomSymbols.quoted(symbol, settings.venue());
  }

  @Override
  public int cap() {
    return CAP;
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public boolean isNotice(Registration registration) {
    return registration.channel().equals(StreamCodec.ORDER);
  }

  /** Whatever is registered, the server wants to hear us every ten seconds or so. */
  @Override
  public boolean isBusy(Registration registration) {
    return true;
  }

  @Override
  public Registration trades(Symbol symbol) {
    return new Registration(StreamCodec.TRADE, quoted(symbol));
  }

  @Override
  public Duration elsewhereWait() {
    return ELSEWHERE_WAIT;
  }
}
