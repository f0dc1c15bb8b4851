package io.maemae.broker.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.maemae.fake.FakeMonitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** The port of the REST interface, which can be closed and opened again. */
public final class FakeDoor {
  static {
    // Or an answer waits some 40 ms for the client's acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Who answers. Called within the monitor. */
  public interface Desk {
    FakeHandled take(FakeRequest request);

    /** A request that held notices has got its answer, or none. */
    void answered();

    /** What every answer to it has in its head. */
    Map<String, String> headers(FakeRequest request);
  }

  private static final Duration FOREVER = Duration.ofHours(1);

  private final FakeMonitor monitor;
  private final Desk desk;
  private final String idHeader;
  private final FakeTime time;
  private final ExecutorService threads;
  private int port;
  private HttpServer server;

  /** How late a late answer is, and how early early notices are; kept in the monitor. */
  private Duration answerDelay = Duration.ofSeconds(10);

  private Duration noticeLead = Duration.ofMillis(150);
  private boolean ended;

  /** Requests that wait on purpose. */
  public final FakeHold hold;

  public FakeDoor(
      FakeMonitor monitor, Desk desk, String idHeader, FakeTime time, ExecutorService threads) {
    this.monitor = monitor;
    this.desk = desk;
    this.idHeader = idHeader;
    this.time = time;
    this.threads = threads;
    hold = new FakeHold(monitor);
    open();
    port = server.getAddress().getPort();
  }

  public void answerDelay(Duration delay) {
    answerDelay = delay;
  }

  public void noticeLead(Duration lead) {
    noticeLead = lead;
  }

  public synchronized int port() {
    return port;
  }

  public synchronized void open() {
    if (server != null) {
      return;
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    server = FakePort.bound(() -> HttpServer.create(address, 0));
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    // The server's own thread is a daemon if the one that starts it is.
    Thread starter = new Thread(server::start, "fake-start");
    starter.setDaemon(true);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Cuts every connection and refuses new ones. */
  public synchronized void shut() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Lets go every request that waits. */
  public void end() {
    monitor.run(() -> ended = true);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      FakeRequest request = read(exchange);
      if (!hold.passes(FakeHold.Where.ARRIVED, request)) {
        return;
      }
      FakeHandled handled = monitor.call(() -> desk.take(request));
      try {
        if (hold.passes(FakeHold.Where.TAKEN, request)) {
          answer(exchange, request, handled);
        }
      } finally {
        if (handled.holdsNotices()) {
          monitor.run(desk::answered);
        }
      }
    } finally {
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, FakeRequest request, FakeHandled handled)
      throws IOException {
    switch (handled.how()) {
      case NEVER -> monitor.await(FOREVER, () -> ended);
      case CUT -> {
        // The exchange is closed without an answer.
      }
      case LATE -> {
        monitor.await(monitor.call(() -> answerDelay), () -> ended);
        write(exchange, request, handled.reply());
      }
      case AFTER_NOTICES -> {
        monitor.await(monitor.call(() -> noticeLead), () -> ended);
        write(exchange, request, handled.reply());
      }
      case AT_ONCE -> write(exchange, request, handled.reply());
    }
  }

  private void write(HttpExchange exchange, FakeRequest request, FakeReply reply)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    desk.headers(request).forEach(exchange.getResponseHeaders()::set);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.getResponseBody().close();
  }

  private FakeRequest read(HttpExchange exchange) throws IOException {
    long nanos = System.nanoTime();
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new FakeRequest(
        headers.getOrDefault(idHeader, ""),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), UTF_8),
        time.instant(),
        nanos);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        query.put(decoded(parts[0]), decoded(parts[1]));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
