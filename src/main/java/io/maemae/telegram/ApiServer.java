package io.maemae.telegram;

import io.maemae.config.TelegramSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * Where the server is, and how it is spoken to. The token is a part of every address: what goes to
 * the log passes {@link #masked} first.
 */
final class ApiServer {
  static final int TIMEOUT_SECONDS = 10;
  private static final int CALL_TIMEOUT_SECONDS = 30;

  /** Shorter than servers and proxies commonly keep a silent connection. */
  private static final int KEEP_ALIVE_SECONDS = 50;

  private final String token;
  private final TelegramUrl url;
  private final String path;
  private final Optional<ServerTime> time;

  /** Whose answers' dates nobody looks at. */
  ApiServer(TelegramSettings settings) {
    this(settings, Optional.empty());
  }

  /**
   * Where the settings say.
   *
   * @param time looks at the dates of its answers
   */
  ApiServer(TelegramSettings settings, Optional<ServerTime> time) {
    this.time = time;
    token = settings.token().reveal();
    URI uri = settings.apiUrl();
    String scheme = uri.getScheme();
    int port = uri.getPort() == -1 ? HttpUrl.defaultPort(scheme) : uri.getPort();
    url = TelegramUrl.builder().schema(scheme).host(uri.getHost()).port(port).build();
    String rawPath = uri.getRawPath() == null ? "" : uri.getRawPath();
    path = rawPath.replaceAll("/+$", "");
  }

  String token() {
    return token;
  }

  TelegramUrl url() {
    return url;
  }

  /** A client that never repeats a request by itself, and runs each on the thread that asks. */
  OkHttpClient.Builder client() {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(new CallingThread()))
            .connectionPool(new ConnectionPool(2, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .writeTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .callTimeout(CALL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    time.ifPresent(builder::addInterceptor);
    return path.isEmpty() ? builder : builder.addInterceptor(this::withPath);
  }

  /** The library knows no path: a server behind a proxy may have one. */
  private Response withPath(Interceptor.Chain chain) throws IOException {
    HttpUrl asked = chain.request().url();
    HttpUrl full = asked.newBuilder().encodedPath(path + asked.encodedPath()).build();
    return chain.proceed(chain.request().newBuilder().url(full).build());
  }

  /** What went wrong, for the log. */
  String masked(Throwable problem) {
    return problem.getClass().getSimpleName() + ": " + masked(String.valueOf(problem.getMessage()));
  }

  String masked(String text) {
    return token.isEmpty() ? text : text.replace(token, "***");
  }

  /** Ends what is under way and lets the connections go. */
  static void close(OkHttpClient client) {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
