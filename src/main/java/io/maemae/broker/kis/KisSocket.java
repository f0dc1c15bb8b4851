package io.maemae.broker.kis;

import io.maemae.broker.JsonHttp;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.StreamListener;
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
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the stream, from its opening to its end. Frames are decoded on the thread that
 * reads them and handed on at once; what is about the connection itself goes to the timeline's
 * thread, which also calls everything here.
 */
final class KisSocket implements StreamWire.Line {
  private static final Logger LOG = LoggerFactory.getLogger(KisSocket.class);
  private static final int NORMAL_CLOSURE = 1000;

  private final KisSettings settings;
  private final Secret approvalKey;
  private final Timeline timeline;
  private final StreamListener listener;
  private final FrameLog frames;
  private final ControlCodec controls = new ControlCodec();
  private WebSocket socket;

  /** Written by the reading thread, read by the timeline's. */
  private volatile Instant lastFrameAt;

  KisSocket(
      KisSettings settings,
      Secret approvalKey,
      Timeline timeline,
      StreamListener listener,
      FrameLog frames) {
    this.approvalKey = approvalKey;
    this.settings = settings;
    this.timeline = timeline;
    this.listener = listener;
    this.frames = frames;
    this.lastFrameAt = timeline.now();
  }

  void open(JsonHttp<KisAnswer> http, StreamWire.Owner owner) {
    socket = http.open(settings.stream(), settings.readDeadline(), new Reader(owner));
  }

  @Override
  public Instant lastFrameAt() {
    return lastFrameAt;
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
    if (socket != null) {
      socket.close(NORMAL_CLOSURE, null);
      socket.cancel();
    }
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
  private final class Reader extends WebSocketListener implements StreamCodec.Listener {
    private final StreamWire.Owner owner;
    private final StreamCodec codec;
    private final Notices notices = new Notices(settings.name());

    Reader(StreamWire.Owner owner) {
      this.owner = owner;
      this.codec = frames.codec();
    }

    private void onTimeline(Runnable task) {
      timeline.at(timeline.now(), task);
    }

    @Override
    public void onOpen(WebSocket opened, Response response) {
      onTimeline(owner::opened);
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      Instant now = timeline.now();
      lastFrameAt = now;
      try {
        if (text.startsWith("{")) {
          control(from, text);
        } else {
          codec.decode(text, MarketTime.date(now), now, this);
        }
      } catch (ProtocolException e) {
        frames.unreadable(e.getMessage());
      } catch (RuntimeException e) {
        // Top of the reading thread: what one frame does to its listener must not end the others.
        LOG.error("kis.frame-failed account={}", settings.name(), e);
        if (StreamCodec.mayBeNotice(text)) {
          onTimeline(() -> listener.unreadableNotice(Why.of(e)));
        } else {
          onTimeline(() -> listener.gap(Set.of()));
        }
      }
    }

    private void control(WebSocket from, String text) throws ProtocolException {
      ControlMessage message = controls.decode(text);
      if (message instanceof Acknowledgement acknowledgement) {
        takeKey(acknowledgement);
        onTimeline(() -> tell(owner, acknowledgement));
      } else {
        from.send(text); // KIS ends connections that do not return its PINGPONG
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
    public void onClosing(WebSocket from, int code, String reason) {
      onTimeline(() -> owner.ended(Why.closed(code, reason), false));
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, Response response) {
      String why = Why.of(failure);
      if (failure instanceof RuntimeException || failure instanceof Error) {
        LOG.error("kis.stream-failed account={}", settings.name(), failure);
      }
      onTimeline(() -> owner.ended(why, false));
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
        notices.notice(notice, MarketTime.date(lastFrameAt)).ifPresent(listener::notice);
      }
    }

    @Override
    public void unreadableNotice(String why) {
      LOG.warn("kis.notice-unreadable account={} why=\"{}\"", settings.name(), why);
      listener.unreadableNotice(Why.notice(why));
    }
  }
}
