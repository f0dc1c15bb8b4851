package io.maemae.broker.kis;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One connection to the stream. A thread of its own reads, another writes, so that a client that
 * does not read stops nobody. The registrations belong to the server's monitor.
 */
final class FakeSession {
  /** Hears what the client does; called on the reading thread. */
  interface Ears {
    boolean accepts(String path);

    void opened(FakeSession session);

    void text(FakeSession session, String text);

    void pong(FakeSession session, String text);

    void ended(FakeSession session);
  }

  private static final byte[] END = new byte[0];

  private final Socket socket;
  private final Ears ears;
  private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();
  final Map<KisServer.Registration, FakeCipher> registrations = new LinkedHashMap<>();

  /** Whether nothing is to be heard of it any more; set in the monitor, read everywhere. */
  volatile boolean silent;

  FakeSession(Socket socket, Ears ears) {
    this.socket = socket;
    this.ears = ears;
  }

  void start(ExecutorService threads) {
    threads.execute(this::write);
    threads.execute(this::read);
  }

  void send(String text) {
    send(FakeWire.text(text));
  }

  void send(byte[] bytes) {
    if (!silent) {
      outgoing.add(bytes);
    }
  }

  /** Ends it properly, after what was sent. */
  void close() {
    send(FakeWire.frame(FakeWire.CLOSE, new byte[] {3, (byte) 0xe8}));
    cut();
  }

  /** Ends the connection without a word, after what was sent. */
  void cut() {
    outgoing.add(END);
  }

  /** Ends the connection at once, whatever is under way. */
  void abort() {
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
