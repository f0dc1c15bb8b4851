package io.maemae.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.BufferedSink;
import okio.BufferedSource;

/**
 * A broker's server over HTTP and WebSocket. Answers come on threads of the executor.
 *
 * @param <A> what an answer of that server is
 */
final class JsonHttp<A extends Answer> implements BrokerServer<A> {
  private static final MediaType TYPE = MediaType.get("application/json; charset=utf-8");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int MOST_AT_ONCE = 64;
  private static final int OK = 200;
  private static final int NORMAL_CLOSURE = 1000;

  /** Support's advice to those whose requests were reset: say who you are. */
  private static final String AGENT = "maemae/0.1";

  private final HttpUrl base;
  private final Function<Reply, A> answers;
  private final OkHttpClient client;
  private final OkHttpClient orders;

  /** Written by who closes, read by who sends. */
  private volatile boolean closed;

  /** The latest; those before have ended. Written by who opens, read by who closes. */
  private volatile WebSocket stream;

  /**
   * With threads for calls under way.
   *
   * @param base the host, with the path of a proxy perhaps
   * @param threads must not bound their number
   * @param answers makes an answer of what came; must not throw
   */
  JsonHttp(URI base, ExecutorService threads, Function<Reply, A> answers) {
    this.base = HttpUrl.get(base);
    this.answers = answers;
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MOST_AT_ONCE);
    dispatcher.setMaxRequestsPerHost(MOST_AT_ONCE);
    client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .protocols(List.of(Protocol.HTTP_1_1))
            .retryOnConnectionFailure(false)
            // A broker has one address: a second one need not be tried from a thread of its own.
            .fastFallback(false)
            .followRedirects(false)
            .eventListener(new Progress())
            .addNetworkInterceptor(JsonHttp::withoutInvitation)
            .build();
    // A connection that rested may have been closed by the server: it would swallow what is written
    // to it, and nobody would know of the order. A new one that cannot be made says at least that
    // nothing was sent, so nothing is sent over any other.
    orders =
        client.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS)).build();
  }

  @Override
  public Stream open(URI url, Duration patience, Hearer hearer) {
    WebSocket opened =
        client
            .newBuilder()
            .connectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .build()
            .newWebSocket(new Request.Builder().url(url.toString()).build(), new Ear(hearer));
    stream = opened;
    if (closed) {
      opened.cancel();
    }
    return new Opened(opened);
  }

  private record Opened(WebSocket socket) implements Stream {
    @Override
    public void send(String text) {
      socket.send(text);
    }

    @Override
    public void close() {
      socket.close(NORMAL_CLOSURE, null);
      socket.cancel();
    }
  }

  private static final class Ear extends WebSocketListener {
    private final Hearer hearer;

    Ear(Hearer hearer) {
      this.hearer = hearer;
    }

    @Override
    public void onOpen(WebSocket opened, Response response) {
      hearer.opened();
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      hearer.text(text);
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
      hearer.closed(code, reason);
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, Response response) {
      hearer.failed(failure);
    }
  }

  /** The client would follow it, and repeat a read at once, past pacing. */
  private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }

  /** Notes that a request begins to leave. */
  private static final class Progress extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      Sent sent = call.request().tag(Sent.class);
      if (sent != null) {
        sent.begun = true;
      }
    }
  }

  /** Travels with a request: written by the thread that sends it, read when it has ended. */
  private static final class Sent {
    private volatile boolean begun;
  }

  /** A body that nothing on the way may send a second time. */
  static final class Once extends RequestBody {
    private final byte[] bytes;

    Once(Map<String, String> fields) {
      bytes = JSON.valueToTree(fields).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public MediaType contentType() {
      return TYPE;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }

  @Override
  public void get(
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    HttpUrl.Builder url = url(path);
    query.forEach(url::addQueryParameter);
    send(client, new Request.Builder().url(url.build()).get(), headers, deadline, answer);
  }

  @Override
  public void post(
      String path,
      Map<String, String> body,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    send(client, post(path, body), headers, deadline, answer);
  }

  @Override
  public void postAlone(
      String path,
      Map<String, String> body,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    send(orders, post(path, body), headers, deadline, answer);
  }

  private Request.Builder post(String path, Map<String, String> body) {
    return new Request.Builder().url(url(path).build()).post(new Once(body));
  }

  private HttpUrl.Builder url(String path) {
    String before = base.encodedPath().replaceAll("/+$", "");
    return base.newBuilder().encodedPath(before + path);
  }

  private void send(
      OkHttpClient by,
      Request.Builder request,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer) {
    if (closed) {
      answer.accept(new Outcome.NotSent<>(Why.ENDING));
      return;
    }
    Sent sent = new Sent();
    headers.forEach(request::header);
    request.header("User-Agent", AGENT).tag(Sent.class, sent);
    Call call = by.newCall(request.build());
    call.timeout().timeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException why) {
            String words = Why.of(why);
            answer.accept(sent.begun ? new Outcome.Lost<>(words) : new Outcome.NotSent<>(words));
          }

          @Override
          public void onResponse(Call done, Response response) {
            answer.accept(read(response));
          }
        });
  }

  private Outcome<A> read(Response response) {
    try (ResponseBody body = response.body()) {
      // Not through a text of its own: the list of a busy day is long.
      JsonNode json = JSON.readTree(body.charStream());
      if (!json.isObject() && !json.isMissingNode()) {
        return new Outcome.Lost<>(Why.http(response.code()));
      }
      UnaryOperator<String> header = name -> response.header(name, "").strip();
      return new Outcome.Answered<>(answers.apply(new Reply(response.code(), header, json)));
    } catch (JsonProcessingException e) {
      // What is no JSON may be a page of a proxy; its text helps nobody in a chat.
      return new Outcome.Lost<>(Why.http(response.code()));
    } catch (IOException | RuntimeException e) {
      // Whatever it is, somebody waits for an answer.
      return new Outcome.Lost<>(Why.of(e));
    }
  }

  @Override
  public void download(
      URI url, long mostBytes, Duration deadline, Consumer<byte[]> whole, Consumer<String> failed) {
    Request request = new Request.Builder().url(url.toString()).header("User-Agent", AGENT).build();
    Call call = client.newCall(request);
    call.timeout().timeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call lost, IOException why) {
            failed.accept(Why.of(why));
          }

          @Override
          public void onResponse(Call done, Response response) {
            byte[] bytes;
            try {
              bytes = bytes(response, mostBytes);
            } catch (IOException e) {
              failed.accept(Why.of(e));
              return;
            } catch (ProtocolException e) {
              failed.accept(Why.unreadable(e));
              return;
            }
            whole.accept(bytes);
          }
        });
  }

  private static byte[] bytes(Response response, long most) throws IOException, ProtocolException {
    try (ResponseBody body = response.body()) {
      if (response.code() != OK) {
        throw new ProtocolException("HTTP " + response.code());
      }
      BufferedSource source = body.source();
      if (source.request(most + 1)) {
        throw new ProtocolException("more than " + most + " bytes");
      }
      return source.readByteArray();
    }
  }

  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    WebSocket last = stream;
    if (last != null) {
      last.cancel();
    }
    client.connectionPool().evictAll();
    orders.connectionPool().evictAll();
  }
}
