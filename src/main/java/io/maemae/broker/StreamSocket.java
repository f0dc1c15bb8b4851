package io.maemae.broker;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a stream, from its opening to its end. Frames are read on the connection's own
 * thread; everything else is called on the timeline's.
 */
public final class StreamSocket {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);

  private final String account;
  private final Timeline timeline;
  private final FrameLog frames;

  /** Written by who opens, read by the reading thread too. */
  private volatile BrokerServer.Stream socket;

  /** Written by the reading thread, read by the timeline's. */
  private volatile Instant lastFrameAt;

  /** Who hears a connection. */
  public interface Listener {
    /** It is open. Timeline's thread. */
    void opened();

    /**
     * A frame came. Reading thread; what it throws ends no connection.
     *
     * @param at when, in market time
     */
    void frame(String text, Instant at) throws ProtocolException;

    /** A frame could not be handled at all, and nobody knows what it did. Timeline's thread. */
    void failed(String text, RuntimeException why);

    /** Nothing comes after this. Timeline's thread. */
    void ended(String why);
  }

  /**
   * Not open yet.
   *
   * @param account our name of it, for the log
   * @param frames hears of those that cannot be read
   */
  public StreamSocket(String account, Timeline timeline, FrameLog frames) {
    this.account = account;
    this.timeline = timeline;
    this.frames = frames;
    this.lastFrameAt = timeline.now();
  }

  /** Begins to connect. */
  public void open(BrokerServer<?> server, URI url, Duration patience, Listener listener) {
    socket = server.open(url, patience, new Reader(listener));
  }

  /** When any frame came last; when it began to connect, if none did. Any thread. */
  public Instant lastFrameAt() {
    return lastFrameAt;
  }

  /** Sends a frame; of one that has ended already, none leaves. Any thread, once it is open. */
  public void send(String text) {
    socket.send(text);
  }

  /** Ends it. */
  public void close() {
    if (socket != null) {
      socket.close();
    }
  }

  private final class Reader implements BrokerServer.Hearer {
    private final Listener listener;

    Reader(Listener listener) {
      this.listener = listener;
    }

    private void onTimeline(Runnable task) {
      timeline.at(timeline.now(), task);
    }

    @Override
    public void opened() {
      onTimeline(listener::opened);
    }

    @Override
    public void text(String text) {
      Instant now = timeline.now();
      lastFrameAt = now;
      try {
        listener.frame(text, now);
      } catch (ProtocolException e) {
        frames.unreadable(e.getMessage());
      } catch (RuntimeException e) {
        // Top of the reading thread: what one frame does to its listener must not end the others.
        LOG.error("broker.frame-failed account={}", account, e);
        onTimeline(() -> listener.failed(text, e));
      }
    }

    @Override
    public void closed(int code, String words) {
      onTimeline(() -> listener.ended(Why.closed(code, words)));
    }

    @Override
    public void failed(Throwable failure) {
      String why = Why.of(failure);
      if (failure instanceof RuntimeException || failure instanceof Error) {
        LOG.error("broker.stream-failed account={}", account, failure);
      }
      onTimeline(() -> listener.ended(why));
    }
  }
}
