package io.maemae.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.Answer;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Outcome;
import io.maemae.broker.Why;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A broker's server as one process reaches it, in virtual time. */
final class SimulatedServer<A extends Answer, S> implements BrokerServer<A> {
  private final SimulatedHost<S> host;
  private final Life life;
  private final Function<Reply, A> answers;
  private final Set<Call> underWay = new LinkedHashSet<>();
  private boolean closed;

  SimulatedServer(SimulatedHost<S> host, Life life, Function<Reply, A> answers) {
    this.host = host;
    this.life = life;
    this.answers = answers;
  }

  @Override
  public void get(
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    send("GET", path, query, headers, "", deadline, answer);
  }

  @Override
  public void post(
      String path,
      Map<String, String> body,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    ObjectNode json = FakeJson.object();
    body.forEach(json::put);
    send("POST", path, Map.of(), headers, json.toString(), deadline, answer);
  }

  @Override
  public void postAlone(
      String path,
      Map<String, String> body,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    post(path, body, headers, deadline, answer);
  }

  private void send(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    if (closed) {
      answer.accept(new Outcome.NotSent<>(Why.ENDING));
      return;
    }
    Map<String, String> lower = new LinkedHashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    Instant now = life.now();
    long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
    String id = lower.getOrDefault(host.idHeader(), "");
    FakeRequest request = new FakeRequest(id, method, path, query, lower, body, now, nanos);
    Call call = new Call(answer);
    underWay.add(call);
    life.at(now.plus(deadline), () -> call.lost(new InterruptedIOException("timeout")));
    host.arrive(request, call);
  }

  /** A request that waits for its answer. */
  private final class Call implements Caller {
    private final Consumer<Outcome<A>> answer;
    private boolean over;

    Call(Consumer<Outcome<A>> answer) {
      this.answer = answer;
    }

    @Override
    public void answered(FakeReply reply) {
      end(read(reply));
    }

    @Override
    public void notSent(Exception why) {
      end(new Outcome.NotSent<>(Why.of(why)));
    }

    @Override
    public void lost(Exception why) {
      end(new Outcome.Lost<>(Why.of(why)));
    }

    private void end(Outcome<A> outcome) {
      if (!over) {
        over = true;
        underWay.remove(this);
        life.at(life.now(), () -> answer.accept(outcome));
      }
    }
  }

  /** What is no JSON helps nobody, as with the real client. */
  private Outcome<A> read(FakeReply reply) {
    Optional<ObjectNode> json = FakeJson.read(new String(reply.body(), StandardCharsets.UTF_8));
    return json.isEmpty()
        ? new Outcome.Lost<>(Why.http(reply.status()))
        : new Outcome.Answered<>(answers.apply(reply(reply, json.get())));
  }

  private static Reply reply(FakeReply reply, JsonNode body) {
    return new Reply(reply.status(), name -> reply.headers().getOrDefault(name, "").strip(), body);
  }

  @Override
  public void download(
      URI url, long mostBytes, Duration deadline, Consumer<byte[]> whole, Consumer<String> failed) {
    Instant there = life.now().plus(host.latency());
    life.at(there, () -> whole.accept(host.file(url).body()));
  }

  @Override
  public Stream open(URI url, Duration patience, Hearer hearer) {
    SimulatedLine<S> line = new SimulatedLine<>(host, life, hearer, host.greet());
    life.at(
        life.now().plus(host.latency()),
        () -> {
          if (host.isUp()) {
            host.admit(line);
          } else {
            hearer.failed(new ConnectException("refused"));
          }
        });
    return line.stream();
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(underWay).forEach(call -> call.lost(new IOException("Canceled")));
  }
}
