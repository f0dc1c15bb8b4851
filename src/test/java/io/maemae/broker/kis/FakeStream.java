package io.maemae.broker.kis;

import io.maemae.fake.FakeMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The port of the stream and who is connected to it. */
final class FakeStream implements FakeSession.Ears {
  private static final Set<String> PATHS = Set.of("/tryitout", "/", "");

  private final FakeMonitor monitor;
  private final FakeRegistry registry;
  private final ExecutorService threads;
  private final List<FakeSession> sessions = new ArrayList<>();
  private final List<FakeSession> connections = new ArrayList<>();
  private final List<String> echoes = new ArrayList<>();
  private final List<String> received = new ArrayList<>();
  private ServerSocket listener;
  private int port;
  private int seen;

  FakeStream(FakeMonitor monitor, FakeRegistry registry, ExecutorService threads) {
    this.monitor = monitor;
    this.registry = registry;
    this.threads = threads;
    open();
  }

  int port() {
    return port;
  }

  /** Listens, at the same port as before. */
  void open() {
    if (listener != null) {
      return;
    }
    ServerSocket opened = FakePort.bound(() -> bound(port));
    port = opened.getLocalPort();
    listener = opened;
    threads.execute(() -> accept(opened));
  }

  private static ServerSocket bound(int port) throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    try {
      opened.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** Refuses new connections and cuts those there are. */
  void shut() {
    if (listener == null) {
      return;
    }
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener = null;
    List.copyOf(connections).forEach(FakeSession::abort);
  }

  private void accept(ServerSocket opened) {
    try {
      while (true) {
        Socket socket = opened.accept();
        socket.setTcpNoDelay(true);
        FakeSession session = new FakeSession(socket, this);
        monitor.run(() -> connections.add(session));
        session.start(threads);
      }
    } catch (IOException e) {
      // Shut.
    }
  }

  @Override
  public boolean accepts(String path) {
    return PATHS.contains(path);
  }

  @Override
  public void opened(FakeSession session) {
    monitor.run(
        () -> {
          sessions.add(session);
          seen++;
        });
  }

  @Override
  public void text(FakeSession session, String text) {
    monitor.run(
        () -> {
          received.add(text);
          if (text.contains("PINGPONG")) {
            echoes.add(text);
          } else {
            registry.take(session, text, sessions);
          }
        });
  }

  @Override
  public void pong(FakeSession session, String text) {
    monitor.run(() -> echoes.add(text));
  }

  @Override
  public void ended(FakeSession session) {
    monitor.run(
        () -> {
          connections.remove(session);
          sessions.remove(session);
          registry.ended(session);
        });
  }

  void each(Consumer<FakeSession> work) {
    List.copyOf(sessions).forEach(work);
  }

  /** To every session that asked for it. */
  void notice(String record) {
    KisServer.Registration key = registry.noticeKey();
    each(
        session -> {
          FakeCipher cipher = session.registrations.get(key);
          if (cipher != null) {
            session.send(FakeFrames.encrypted(key.trId(), record, cipher));
          }
        });
  }

  /** To every session that asked for one of these symbols, in one frame. */
  void market(String trId, List<String> records) {
    each(
        session -> {
          List<String> asked =
              records.stream()
                  .filter(record -> session.registrations.containsKey(key(trId, record)))
                  .toList();
          if (!asked.isEmpty()) {
            session.send(FakeFrames.frame(trId, asked));
          }
        });
  }

  private static KisServer.Registration key(String trId, String record) {
    return new KisServer.Registration(trId, record.substring(0, record.indexOf('^')));
  }

  List<KisServer.Registration> registrations() {
    return sessions.stream().flatMap(s -> s.registrations.keySet().stream()).toList();
  }

  int open(boolean ever) {
    return ever ? seen : sessions.size();
  }

  List<String> echoes() {
    return List.copyOf(echoes);
  }

  List<String> received() {
    return List.copyOf(received);
  }
}
