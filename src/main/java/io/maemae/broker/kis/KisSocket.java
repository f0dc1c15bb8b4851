package io.maemae.broker.kis;

import io.maemae.broker.JsonHttp;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.StreamListener;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.config.Secret;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
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
final class KisSocket {
  private static final Logger LOG = LoggerFactory.getLogger(KisSocket.class);
  private static final int NORMAL_CLOSURE = 1000;

  private final KisSettings settings;
  private final Timeline timeline;
  private final StreamListener listener;
  private final FrameLog frames;
  private final ControlCodec controls = new ControlCodec();
  private WebSocket socket;

  /** Written by the reading thread, read by the timeline's. */
  private volatile Instant lastFrameAt;

  /** Who is told of the connection itself, on the timeline's thread. */
  interface Owner {
    void opened();

    void acknowledged(Acknowledgement acknowledgement);

    /** Nothing comes after this. */
    void ended(String why);
  }

  KisSocket(KisSettings settings, Timeline timeline, StreamListener listener, FrameLog frames) {
    this.settings = settings;
    this.timeline = timeline;
    this.listener = listener;
    this.frames = frames;
    this.lastFrameAt = timeline.now();
  }

  void open(JsonHttp<KisAnswer> http, Owner owner) {
    socket = http.open(settings.stream(), settings.readDeadline(), new Reader(owner));
  }

  Instant lastFrameAt() {
    return lastFrameAt;
  }

  void register(Secret approvalKey, Budget.Registration registration) {
    socket.send(controls.register(approvalKey, registration.trId(), registration.key()));
  }

  void unregister(Secret approvalKey, Budget.Registration registration) {
    socket.send(controls.remove(approvalKey, registration.trId(), registration.key()));
  }

  void close() {
    if (socket != null) {
      socket.close(NORMAL_CLOSURE, null);
      socket.cancel();
    }
  }

  /** Reads the frames of one connection, on the connection's thread. */
  private final class Reader extends WebSocketListener implements StreamCodec.Listener {
    private final Owner owner;
    private final StreamCodec codec;
    private final Notices notices = new Notices(settings.name());

    Reader(Owner owner) {
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
        onTimeline(() -> owner.acknowledged(acknowledgement));
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
      onTimeline(() -> owner.ended(Why.closed(code, reason)));
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, Response response) {
      String why = Why.of(failure);
      if (failure instanceof RuntimeException || failure instanceof Error) {
        LOG.error("kis.stream-failed account={}", settings.name(), failure);
      }
      onTimeline(() -> owner.ended(why));
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
