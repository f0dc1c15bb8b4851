package io.maemae.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A broker's server as an adapter reaches it: requests whose answers are JSON, files, and streams.
 * Nothing here repeats a request, on whatever failure. Any thread may ask; answers come on any
 * thread, after the call that asked.
 *
 * @param <A> what an answer of that server is
 */
public interface BrokerServer<A extends Answer> extends AutoCloseable {
  /** What came, as far as it could be read. */
  record Reply(int status, UnaryOperator<String> header, JsonNode body) {
    /** Without the body, which may hold a token or an account. */
    @Override
    public String toString() {
      return "Reply[status=" + status + "]";
    }
  }

  /** A stream that was opened, or soon will be. Any thread. */
  interface Stream {
    /** Sends a text; of one that has ended already, none leaves. */
    void send(String text);

    /** Ends it; what was not sent by then is lost. */
    void close();
  }

  /** Who hears a stream, on one thread at a time. */
  interface Hearer {
    /** It is open. */
    void opened();

    /** A text came. */
    void text(String text);

    /** The server ends it, with a code and perhaps words of its own; nothing comes after this. */
    void closed(int code, String words);

    /** It broke, or was never opened; nothing comes after this. */
    void failed(Throwable why);
  }

  /**
   * Asks by GET.
   *
   * @param headers those of the broker; never shown
   * @param deadline for all of it
   * @param answer called exactly once
   */
  void get(
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer);

  /** Asks by POST, likewise. */
  void post(
      String path,
      Map<String, String> body,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer);

  /** Sends what must not be lost in an old connection, such as an order, over one of its own. */
  void postAlone(
      String path,
      Map<String, String> body,
      Map<String, String> headers,
      Duration deadline,
      Consumer<Outcome<A>> answer);

  /**
   * Downloads a file, which need not be this server's own; no header of the broker goes with it.
   *
   * @param mostBytes a larger one is refused
   * @param deadline for all of it
   * @param whole exactly one of this and the next is called, once
   * @param failed is told why there is none
   */
  void download(
      URI url, long mostBytes, Duration deadline, Consumer<byte[]> whole, Consumer<String> failed);

  /**
   * Opens a stream, which never pings: brokers have ways of their own, and may cut who does.
   *
   * @param patience how long the connection is waited for
   */
  Stream open(URI url, Duration patience, Hearer hearer);

  /** Ends what is under way; nothing leaves any more. */
  @Override
  void close();
}
