package io.maemae.telegram;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.maemae.fake.FakeMonitor;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes calls over HTTP, lets them be carried out or go wrong, and answers. */
final class FakeDesk implements HttpHandler {
  private static final Pattern PATH = Pattern.compile("/bot([^/]*)/([^/]+)");
  private static final Pattern TOKEN = Pattern.compile("[1-9][0-9]*:[A-Za-z0-9_-]+");

  private final FakeMonitor monitor;
  private final String token;
  private final FakeMethods methods;
  private final FakeScript script;
  private final FakeFlood flood;
  private final FakeJournal journal;
  private boolean revoked;

  FakeDesk(
      FakeMonitor monitor,
      String token,
      FakeMethods methods,
      FakeScript script,
      FakeFlood flood,
      FakeJournal journal) {
    this.monitor = monitor;
    this.token = token;
    this.methods = methods;
    this.script = script;
    this.flood = flood;
    this.journal = journal;
  }

  /** Called under the monitor. */
  void revoke(boolean on) {
    revoked = on;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      serve(exchange);
    } catch (IOException e) {
      exchange.close(); // The client has gone, or the port was shut.
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      exchange.getRequestBody().readAllBytes();
      FakeAnswer.of(FakeRefusal.of(404, "Not Found")).write(exchange);
      return;
    }
    String method = path.group(2);
    FakeScript.Due due = monitor.call(() -> script.next(method));
    Optional<Misbehaviour> scripted = due.what();
    Misbehaviour.Kind kind = scripted.map(Misbehaviour::kind).orElse(null);
    if (kind == Misbehaviour.Kind.DROP_BEFORE_READING) {
      monitor.call(() -> journal.add(new FakeRequest(method, FakeJson.object(), Map.of())));
      exchange.close();
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String query = exchange.getRequestURI().getRawQuery();
    FakeRequest request;
    try {
      request = FakeRequest.parse(method, query, type == null ? "" : type, body);
    } catch (FakeRefusal refusal) {
      FakeAnswer.of(refusal).write(exchange);
      return;
    }
    answer(exchange, path.group(1), request, due);
  }

  private void answer(HttpExchange exchange, String given, FakeRequest request, FakeScript.Due due)
      throws IOException {
    Optional<Misbehaviour> scripted = due.what();
    int number = monitor.call(() -> journal.add(request));
    Misbehaviour.Kind kind = scripted.map(Misbehaviour::kind).orElse(null);
    int scene = due.scene();
    if (kind == Misbehaviour.Kind.HANG) {
      monitor.pause(Long.MAX_VALUE, NANOSECONDS, () -> script.scene() != scene);
      exchange.close();
      return;
    }
    if (kind == Misbehaviour.Kind.DELAY) {
      long nanos = scripted.orElseThrow().delay().toNanos();
      monitor.pause(nanos, NANOSECONDS, () -> script.scene() != scene);
    }
    FakeAnswer answer = monitor.call(() -> decide(given, request, scripted));
    if (kind == Misbehaviour.Kind.DROP_AFTER_READING) {
      exchange.close();
      return;
    }
    FakeAnswer sent = kind == Misbehaviour.Kind.NOT_JSON ? FakeAnswer.notJson() : answer;
    monitor.run(() -> journal.answered(number, sent.status()));
    if (kind == Misbehaviour.Kind.HALF_ANSWER) {
      sent.writeHalf(exchange);
      exchange.close();
    } else {
      sent.write(exchange);
    }
  }

  /** Carries the call out, unless something speaks against it. Called under the monitor. */
  private FakeAnswer decide(String given, FakeRequest request, Optional<Misbehaviour> scripted) {
    try {
      Optional<FakeRefusal> early = flood.tooEarly(request);
      if (scripted.filter(what -> what.kind() == Misbehaviour.Kind.ANSWER).isPresent()) {
        Misbehaviour what = scripted.get();
        if (what.retryAfterSeconds() > 0) {
          flood.hush(request, what.retryAfterSeconds());
        }
        return FakeAnswer.of(what);
      }
      if (!TOKEN.matcher(given).matches()) {
        throw FakeRefusal.of(404, "Not Found");
      }
      if (revoked || !given.equals(token)) {
        throw FakeRefusal.of(401, "Unauthorized");
      }
      if (early.isPresent()) {
        throw early.get();
      }
      flood.admit(request);
      return FakeAnswer.of(methods.carryOut(request));
    } catch (FakeRefusal refusal) {
      return FakeAnswer.of(refusal);
    } catch (RuntimeException e) {
      return FakeAnswer.of(FakeRefusal.of(500, "Internal Server Error: the fake failed: " + e));
    }
  }
}
