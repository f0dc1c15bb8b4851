package io.maemae.telegram;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The port of a {@link FakeBotApi}, which can be closed and opened again. */
final class FakeListener {
  static {
    // Or an answer waits some 40 ms for the client's acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final long LAST_WAIT_SECONDS = 5;

  private final HttpHandler handler;
  private final Set<Thread> started = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = daemon("bot-api", work);
            started.add(thread);
            return thread;
          });
  private int port;
  private HttpServer server;

  FakeListener(HttpHandler handler) {
    this.handler = handler;
    open();
    port = server.getAddress().getPort();
  }

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  synchronized int port() {
    return port;
  }

  synchronized void open() {
    if (server != null) {
      return;
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", handler);
    server.setExecutor(threads);
    // The server's own thread is a daemon if the one that starts it is.
    Thread starter = daemon("bot-api-start", server::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Cuts every connection and refuses new ones. */
  synchronized void shut() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Ends every thread; those who wait have to be let go before. */
  void close() {
    shut();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(LAST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a call is still being carried out");
      }
      // The executor has ended a moment before its last thread has.
      for (Thread thread : started) {
        thread.join(TimeUnit.SECONDS.toMillis(LAST_WAIT_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
