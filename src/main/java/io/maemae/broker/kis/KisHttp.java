package io.maemae.broker.kis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.maemae.broker.Outcome;
import io.maemae.broker.Why;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

/**
 * Carries requests to the server and its answers back, each once: nothing here repeats a request,
 * on whatever failure. Any thread may send; answers come on threads of the executor.
 */
final class KisHttp implements AutoCloseable {
  private static final MediaType TYPE = MediaType.get("application/json; charset=utf-8");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int MOST_AT_ONCE = 64;

  /** Support's advice to those whose requests were reset: say who you are. */
  static final String AGENT = "maemae/0.1";

  private final HttpUrl base;
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
   */
  KisHttp(URI base, ExecutorService threads) {
    this.base = HttpUrl.get(base);
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MOST_AT_ONCE);
    dispatcher.setMaxRequestsPerHost(MOST_AT_ONCE);
    client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .protocols(List.of(Protocol.HTTP_1_1))
            .retryOnConnectionFailure(false)
            // KIS has one address: a second one need not be tried from a thread of its own.
            .fastFallback(false)
            .followRedirects(false)
            .eventListener(new Progress())
            .addNetworkInterceptor(KisHttp::withoutInvitation)
            .build();
    // A connection that rested may have been closed by the server: it would swallow what is written
    // to it, and nobody would know of the order. A new one that cannot be made says at least that
    // nothing was sent, so nothing is sent over any other.
    orders =
        client.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS)).build();
  }

  /** For files that are not the server's own; each request once, as all others. */
  OkHttpClient files() {
    return client;
  }

  /**
   * Opens a stream, which never pings, for KIS cuts who does.
   *
   * @param patience how long the connection is waited for
   */
  WebSocket open(URI url, Duration patience, WebSocketListener listener) {
    WebSocket opened =
        client
            .newBuilder()
            .connectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .build()
            .newWebSocket(new Request.Builder().url(url.toString()).build(), listener);
    stream = opened;
    if (closed) {
      opened.cancel();
    }
    return opened;
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

  void get(
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<KisAnswer>> answer) {
    HttpUrl.Builder url = url(path);
    query.forEach(url::addQueryParameter);
    send(client, new Request.Builder().url(url.build()).get(), headers, deadline, answer);
  }

  void post(
      String path,
      Map<String, String> body,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<KisAnswer>> answer) {
    send(
        orders,
        new Request.Builder().url(url(path).build()).post(new Once(body)),
        headers,
        deadline,
        answer);
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
      Consumer<Outcome<KisAnswer>> answer) {
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

  private static Outcome<KisAnswer> read(Response response) {
    try (ResponseBody body = response.body()) {
      // Not through a text of its own: the list of a busy day is long.
      JsonNode json = JSON.readTree(body.charStream());
      if (!json.isObject() && !json.isMissingNode()) {
        return new Outcome.Lost<>(Why.http(response.code()));
      }
      String continuation = response.header("tr_cont", "");
      return new Outcome.Answered<>(new KisAnswer(response.code(), continuation.strip(), json));
    } catch (JsonProcessingException e) {
      // What is no JSON may be a page of a proxy; its text helps nobody in a chat.
      return new Outcome.Lost<>(Why.http(response.code()));
    } catch (IOException | RuntimeException e) {
      // Whatever it is, somebody waits for an answer.
      return new Outcome.Lost<>(Why.of(e));
    }
  }

  /** Ends what is under way; nothing leaves any more. */
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
