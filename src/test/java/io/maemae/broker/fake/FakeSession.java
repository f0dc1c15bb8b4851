package io.maemae.broker.fake;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One connection to the stream. A thread of its own reads, another writes, so that a client that
 * does not read stops nobody.
 *
 * @param <S> what the server keeps of each
 */
public final class FakeSession<S> implements FakeLine<S> {
  /** Hears what the client does; called on the reading thread. */
  public interface Ears<S> {
    boolean accepts(String path);

    void opened(FakeSession<S> session);

    void text(FakeSession<S> session, String text);

    void pong(FakeSession<S> session, String text);

    void ended(FakeSession<S> session);
  }

  private static final byte[] END = new byte[0];

  private final Socket socket;
  private final Ears<S> ears;
  private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();

  /** What the server keeps of it; belongs to the monitor. */
  public final S kept;

  /** Whether nothing is to be heard of it any more; set in the monitor, read everywhere. */
  public volatile boolean silent;

  public FakeSession(Socket socket, Ears<S> ears, S kept) {
    this.kept = kept;
    this.socket = socket;
    this.ears = ears;
  }

  public void start(ExecutorService threads) {
    threads.execute(this::write);
    threads.execute(this::read);
  }

  @Override
  public S kept() {
    return kept;
  }

  @Override
  public void send(String text) {
    send(FakeWire.text(text));
  }

  public void send(byte[] bytes) {
    if (!silent) {
      outgoing.add(bytes);
    }
  }

  @Override
  public void close() {
    close("");
  }

  /** Ends it with code 1000 and a reason, after what was sent. */
  public void close(String reason) {
    byte[] words = reason.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] payload = java.util.Arrays.copyOf(new byte[] {3, (byte) 0xe8}, 2 + words.length);
    System.arraycopy(words, 0, payload, 2, words.length);
    send(FakeWire.frame(FakeWire.CLOSE, payload));
    cut();
  }

  @Override
  public void cut() {
    outgoing.add(END);
  }

  /** Ends the connection at once, whatever is under way. */
  public void abort() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    cut();
  }

  private void write() {
    try (socket) {
      for (byte[] next = outgoing.take(); next != END; next = outgoing.take()) {
        socket.getOutputStream().write(next);
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // The client is gone; the reader tells.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Map<String, String> head = FakeWire.readHead(in);
      if (!ears.accepts(head.get(""))) {
        outgoing.add(FakeWire.notFound());
        return;
      }
      outgoing.add(FakeWire.accept(head.getOrDefault("sec-websocket-key", "")));
      ears.opened(this);
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      for (FakeWire.Frame frame = FakeWire.read(in);
          frame.opcode() != FakeWire.CLOSE;
          frame = FakeWire.read(in)) {
        take(frame, message);
      }
      send(FakeWire.frame(FakeWire.CLOSE, new byte[0]));
    } catch (IOException e) {
      // Cut by one side or the other.
    } finally {
      cut();
      ears.ended(this);
    }
  }

  private void take(FakeWire.Frame frame, ByteArrayOutputStream message) {
    switch (frame.opcode()) {
      case FakeWire.PING -> send(FakeWire.frame(FakeWire.PONG, frame.payload()));
      case FakeWire.PONG -> ears.pong(this, frame.text());
      default -> {
        message.writeBytes(frame.payload());
        if (frame.last()) {
          ears.text(this, message.toString(java.nio.charset.StandardCharsets.UTF_8));
          message.reset();
        }
      }
    }
  }
}
