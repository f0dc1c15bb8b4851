package io.maemae.broker.kis;

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
final class FakeDoor {
  static {
    // Or an answer waits some 40 ms for the client's acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Duration FOREVER = Duration.ofHours(1);

  private final FakeMonitor monitor;
  private final FakeDesk desk;
  private final FakeNotices notices;
  private final FakeTime time;
  private final ExecutorService threads;
  private int port;
  private HttpServer server;

  /** How late a late answer is, and how early early notices are; kept in the monitor. */
  private Duration answerDelay = Duration.ofSeconds(10);

  private Duration noticeLead = Duration.ofMillis(150);
  private boolean ended;

  FakeDoor(
      FakeMonitor monitor,
      FakeDesk desk,
      FakeNotices notices,
      FakeTime time,
      ExecutorService threads) {
    this.monitor = monitor;
    this.desk = desk;
    this.notices = notices;
    this.time = time;
    this.threads = threads;
    open();
    port = server.getAddress().getPort();
  }

  void answerDelay(Duration delay) {
    answerDelay = delay;
  }

  void noticeLead(Duration lead) {
    noticeLead = lead;
  }

  synchronized int port() {
    return port;
  }

  synchronized void open() {
    if (server != null) {
      return;
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    server = FakePort.bound(() -> HttpServer.create(address, 0));
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    // The server's own thread is a daemon if the one that starts it is.
    Thread starter = new Thread(server::start, "kis-start");
    starter.setDaemon(true);
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

  /** Lets go every request that waits. */
  void end() {
    monitor.run(() -> ended = true);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      KisServer.Request request = read(exchange);
      FakeDesk.Handled handled = monitor.call(() -> desk.take(request));
      try {
        answer(exchange, request, handled);
      } finally {
        if (handled.holdsNotices()) {
          monitor.run(notices::release);
        }
      }
    } finally {
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, KisServer.Request request, FakeDesk.Handled handled)
      throws IOException {
    if (handled.is(KisServer.Trouble.REQUEST_LOST)) {
      monitor.await(FOREVER, () -> ended);
      return;
    }
    if (handled.is(KisServer.Trouble.CUT) || handled.is(KisServer.Trouble.ANSWER_LOST)) {
      return;
    }
    if (handled.is(KisServer.Trouble.ANSWER_LATE)) {
      monitor.await(monitor.call(() -> answerDelay), () -> ended);
    }
    if (handled.is(KisServer.Trouble.NOTICES_FIRST)) {
      monitor.await(monitor.call(() -> noticeLead), () -> ended);
    }
    FakeReply reply = handled.reply();
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.getResponseHeaders().set("tr_id", request.trId());
    exchange.getResponseHeaders().set("tr_cont", "");
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.getResponseBody().close();
  }

  private KisServer.Request read(HttpExchange exchange) throws IOException {
    long nanos = System.nanoTime();
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new KisServer.Request(
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
