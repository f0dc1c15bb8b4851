package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessToken;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.FrameLog;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.StreamListener;
import io.maemae.broker.StreamSocket;
import io.maemae.broker.StreamWire;
import io.maemae.broker.StreamWire.Registration;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.config.Secret;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the stream, from its opening over the login to its end. Frames are decoded on
 * the thread that reads them and handed on at once; what is about the connection itself goes to the
 * timeline's thread, which also calls everything here.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, ws_client.py (372a17f): first
 * the token, and nothing before it was taken; pings come back as they came.
 */
final class KiwoomSocket implements StreamWire.Line {
  private static final Logger LOG = LoggerFactory.getLogger(KiwoomSocket.class);

  private final KiwoomSettings settings;
  private final AccessToken token;
  private final Runnable onTokenInvalid;
  private final Timeline timeline;
  private final StreamListener listener;
  private final KiwoomConditions conditions;
  private final StreamSocket socket;

  private StreamWire.Owner owner;
  private RegistrationQueue registrations;
  private boolean opened;
  private boolean closed;

  /**
   * Not open yet.
   *
   * @param onTokenInvalid the server does not take the token; timeline's thread
   */
  KiwoomSocket(
      KiwoomSettings settings,
      AccessToken token,
      Runnable onTokenInvalid,
      Timeline timeline,
      StreamListener listener,
      KiwoomConditions conditions,
      FrameLog frames) {
    this.settings = settings;
    this.token = token;
    this.onTokenInvalid = onTokenInvalid;
    this.timeline = timeline;
    this.listener = listener;
    this.conditions = conditions;
    this.socket = new StreamSocket(settings.name(), timeline, frames);
  }

  void open(BrokerServer<KiwoomAnswer> server, StreamWire.Owner hearing) {
    owner = hearing;
    registrations = new RegistrationQueue(settings.name(), timeline, socket::send, hearing);
    socket.open(server, settings.stream(), settings.readDeadline(), new Reader());
  }

  @Override
  public Instant lastFrameAt() {
    return socket.lastFrameAt();
  }

  @Override
  public void register(List<Registration> what) {
    registrations.add(true, what);
  }

  @Override
  public void unregister(List<Registration> what) {
    registrations.add(false, what);
  }

  @Override
  public void close() {
    closed = true;
    if (opened) {
      conditions.ended();
    }
    socket.close();
  }

  private void onLogin(Reply reply) {
    if (reply.isDone()) {
      owner.opened();
      if (!closed) { // another line may have taken its place meanwhile
        conditions.opened(socket::send);
        opened = true;
      }
      return;
    }
    if (reply.isTokenInvalid()) {
      onTokenInvalid.run();
    }
    owner.ended(reply.words(), false);
  }

  /** Reads the frames of one connection, on the connection's thread. */
  private final class Reader
      implements StreamSocket.Listener, StreamCodec.Listener, ControlMessage.Cases<Void> {
    private final StreamCodec codec = new StreamCodec();
    private final OrderEvents orders = new OrderEvents(settings.name());

    private Void onTimeline(Runnable task) {
      timeline.at(timeline.now(), task);
      return null;
    }

    @Override
    public void opened() {
      socket.send(Requests.login(new Secret(token.value())));
    }

    @Override
    public void frame(String text, Instant at) throws ProtocolException {
      codec.decode(text, MarketTime.date(at), at, this);
    }

    /** It may have had anything. */
    @Override
    public void failed(String text, RuntimeException why) {
      conditions.doubted();
      listener.gap(Set.of());
      listener.unreadableNotice(Why.of(why));
    }

    @Override
    public void ended(String why) {
      owner.ended(why, false);
    }

    @Override
    public void trade(Trade trade) {
      listener.market(trade);
    }

    @Override
    public void unreadableTrades(Set<Symbol> symbols) {
      listener.gap(symbols);
    }

    @Override
    public void book(OrderBook book) {
      listener.market(book);
    }

    @Override
    public void status(TradingStatus status) {
      listener.market(status);
    }

    /** The calendar says when the market trades; this is for who reads the log. */
    @Override
    public void session(String code, LocalTime time) {
      LOG.info("kiwoom.session account={} code={} time={}", settings.name(), code, time);
    }

    @Override
    public void order(OrderEvent order) {
      try {
        orders.notice(order).ifPresent(listener::notice);
      } catch (ProtocolException e) {
        unreadableNotice(e.getMessage());
      }
    }

    @Override
    public void unreadableNotice(String why) {
      LOG.warn("kiwoom.notice-unreadable account={} why=\"{}\"", settings.name(), why);
      listener.unreadableNotice(Why.notice(why));
    }

    /** It comes before, after or without the notice of a fill, and lags behind it. */
    @Override
    public void balance(Symbol symbol) {
      listener.balanceChanged();
    }

    @Override
    public void condition(ConditionHit hit) {
      onTimeline(() -> conditions.on(hit));
    }

    @Override
    public void unreadableCondition() {
      onTimeline(conditions::doubted);
    }

    @Override
    public void control(ControlMessage message) {
      message.fold(this);
    }

    @Override
    public Void login(ControlMessage.Login message) {
      return onTimeline(() -> onLogin(message.reply()));
    }

    @Override
    public Void acknowledgement(ControlMessage.Acknowledgement message) {
      return onTimeline(() -> registrations.on(message));
    }

    @Override
    public Void ping(ControlMessage.Ping message) {
      socket.send(message.frame());
      return null;
    }

    @Override
    public Void notice(ControlMessage.Notice message) {
      String words = "[" + message.code() + "] " + message.words();
      return onTimeline(() -> owner.ended(words, message.isElsewhere()));
    }

    @Override
    public Void conditionList(ControlMessage.ConditionList message) {
      return onTimeline(() -> conditions.on(message));
    }

    @Override
    public Void conditionPage(ControlMessage.ConditionPage message) {
      return onTimeline(() -> conditions.on(message));
    }

    @Override
    public Void conditionCleared(ControlMessage.ConditionCleared message) {
      return onTimeline(() -> conditions.on(message));
    }

    @Override
    public Void unknown(ControlMessage.Unknown message) {
      LOG.warn("kiwoom.answer-unasked account={} what={}", settings.name(), message.getClass());
      return null;
    }
  }
}
