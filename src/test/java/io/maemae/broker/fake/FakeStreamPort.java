package io.maemae.broker.fake;

import io.maemae.fake.FakeMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The port of a stream and who is connected to it. Everything is called within the monitor.
 *
 * @param <S> what the server keeps of each session
 */
public final class FakeStreamPort<S> implements FakeSession.Ears<S> {
  /** Hears the clients; called within the monitor. */
  public interface Service<S> {
    void text(FakeSession<S> session, String text);

    void pong(FakeSession<S> session, String text);

    void ended(FakeSession<S> session);
  }

  private final FakeMonitor monitor;
  private final Set<String> paths;
  private final Supplier<S> beginning;
  private final Service<S> service;
  private final ExecutorService threads;
  private final List<FakeSession<S>> sessions = new ArrayList<>();
  private final List<FakeSession<S>> connections = new ArrayList<>();
  private ServerSocket listener;
  private int port;
  private int seen;

  /** Listens at a free port. */
  public FakeStreamPort(
      FakeMonitor monitor,
      Set<String> paths,
      Supplier<S> beginning,
      Service<S> service,
      ExecutorService threads) {
    this.monitor = monitor;
    this.paths = paths;
    this.beginning = beginning;
    this.service = service;
    this.threads = threads;
    open();
  }

  public int port() {
    return port;
  }

  /** Listens, at the same port as before. */
  public void open() {
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
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** Refuses new connections and cuts those there are. */
  public void shut() {
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
        FakeSession<S> session = new FakeSession<>(socket, this, beginning.get());
        monitor.run(() -> connections.add(session));
        session.start(threads);
      }
    } catch (IOException e) {
      // Shut.
    }
  }

  @Override
  public boolean accepts(String path) {
    return paths.contains(path);
  }

  @Override
  public void opened(FakeSession<S> session) {
    monitor.run(
        () -> {
          sessions.add(session);
          seen++;
        });
  }

  @Override
  public void text(FakeSession<S> session, String text) {
    monitor.run(() -> service.text(session, text));
  }

  @Override
  public void pong(FakeSession<S> session, String text) {
    monitor.run(() -> service.pong(session, text));
  }

  @Override
  public void ended(FakeSession<S> session) {
    monitor.run(
        () -> {
          connections.remove(session);
          sessions.remove(session);
          service.ended(session);
        });
  }

  public void each(Consumer<FakeSession<S>> work) {
    List.copyOf(sessions).forEach(work);
  }

  /** The open sessions, oldest first. */
  public List<FakeSession<S>> sessions() {
    return List.copyOf(sessions);
  }

  /** How many were ever opened. */
  public int seen() {
    return seen;
  }
}
