package io.maemae.broker.kis;

import io.maemae.broker.BrokerServer;
import io.maemae.broker.FrameLog;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.StreamListener;
import io.maemae.broker.StreamSocket;
import io.maemae.broker.StreamWire;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.config.Secret;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the stream, from its opening to its end. Frames are decoded on the thread that
 * reads them and handed on at once; what is about the connection itself goes to the timeline's
 * thread, which also calls everything here.
 */
final class KisSocket implements StreamWire.Line {
  private static final Logger LOG = LoggerFactory.getLogger(KisSocket.class);

  private final KisSettings settings;
  private final Secret approvalKey;
  private final StreamListener listener;
  private final StreamCodec codec;
  private final ControlCodec controls = new ControlCodec();
  private final Timeline timeline;
  private final StreamSocket socket;

  /**
   * Not open yet.
   *
   * @param codec of its own
   */
  KisSocket(
      KisSettings settings,
      Secret approvalKey,
      Timeline timeline,
      StreamListener listener,
      FrameLog frames,
      StreamCodec codec) {
    this.settings = settings;
    this.approvalKey = approvalKey;
    this.timeline = timeline;
    this.listener = listener;
    this.codec = codec;
    this.socket = new StreamSocket(settings.name(), timeline, frames);
  }

  void open(BrokerServer<KisAnswer> server, StreamWire.Owner owner) {
    socket.open(server, settings.stream(), settings.readDeadline(), new Reader(owner));
  }

  @Override
  public Instant lastFrameAt() {
    return socket.lastFrameAt();
  }

  @Override
  public void register(List<StreamWire.Registration> what) {
    what.forEach(r -> socket.send(controls.register(approvalKey, r.channel(), r.key())));
  }

  @Override
  public void unregister(List<StreamWire.Registration> what) {
    what.forEach(r -> socket.send(controls.remove(approvalKey, r.channel(), r.key())));
  }

  @Override
  public void close() {
    socket.close();
  }

  private static void tell(StreamWire.Owner owner, Acknowledgement acknowledgement) {
    StreamWire.Registration what =
        new StreamWire.Registration(
            acknowledgement.trId().orElse(""), acknowledgement.trKey().orElse(""));
    String words = "[" + acknowledgement.code() + "] " + acknowledgement.text().strip();
    switch (acknowledgement.meaning()) {
      case SUBSCRIBED, ALREADY -> owner.registered(what);
      case UNSUBSCRIBED, NOT_FOUND -> owner.unregistered(what);
      case IN_USE_ELSEWHERE -> owner.ended(words, true);
      case BAD_APPROVAL_KEY -> owner.ended(words, false);
      case CAP_REACHED -> owner.refused(what, StreamWire.Refusal.CAP, words);
      case TRY_LATER -> owner.refused(what, StreamWire.Refusal.LATER, words);
      case WRONG_REQUEST, OTHER -> owner.refused(what, StreamWire.Refusal.NEVER, words);
    }
  }

  /** Reads the frames of one connection, on the connection's thread. */
  private final class Reader implements StreamSocket.Listener, StreamCodec.Listener {
    private final StreamWire.Owner owner;
    private final Notices notices = new Notices(settings.name());

    Reader(StreamWire.Owner owner) {
      this.owner = owner;
    }

    @Override
    public void opened() {
      owner.opened();
    }

    @Override
    public void frame(String text, Instant at) throws ProtocolException {
      if (text.startsWith("{")) {
        control(text);
      } else {
        codec.decode(text, MarketTime.date(at), at, this);
      }
    }

    @Override
    public void failed(String text, RuntimeException why) {
      if (StreamCodec.mayBeNotice(text)) {
        listener.unreadableNotice(Why.of(why));
      } else {
        listener.gap(Set.of());
      }
    }

    @Override
    public void ended(String why) {
      owner.ended(why, false);
    }

    private void control(String text) throws ProtocolException {
      ControlMessage message = controls.decode(text);
      if (message instanceof Acknowledgement acknowledgement) {
        takeKey(acknowledgement);
        timeline.at(timeline.now(), () -> tell(owner, acknowledgement));
      } else {
        socket.send(text); // KIS ends connections that do not return its PINGPONG
      }
    }

    private void takeKey(Acknowledgement acknowledgement) throws ProtocolException {
      if (acknowledgement.trId().isPresent() && acknowledgement.key().isPresent()) {
        codec.key(
            acknowledgement.trId().get(),
            acknowledgement.key().get().reveal(),
            acknowledgement.iv().map(Secret::reveal).orElse(""));
      }
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

    @Override
    public void notice(NoticeRecord notice) {
      // One login may have several accounts, and all their notices come here.
      if (settings.isAccount(notice.account().reveal())) {
        notices.notice(notice, MarketTime.date(socket.lastFrameAt())).ifPresent(listener::notice);
      }
    }

    @Override
    public void unreadableNotice(String why) {
      LOG.warn("kis.notice-unreadable account={} why=\"{}\"", settings.name(), why);
      listener.unreadableNotice(Why.notice(why));
    }
  }
}
