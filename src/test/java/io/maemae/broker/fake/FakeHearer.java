package io.maemae.broker.fake;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears a stream as it is, with no adapter between. Any thread. */
public abstract class FakeHearer implements WebSocket.Listener {
  private static final long PATIENCE_SECONDS = 5;

  /** Written by the client's threads and read by the test's. */
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

  private final StringBuilder partial = new StringBuilder();
  protected final WebSocket socket;

  /** Connects. */
  protected FakeHearer(URI stream) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(stream, this).join();
  }

  @Override
  public final CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      texts.add(partial.toString());
      partial.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  /** Puts a word of our own in the place of what would have come. */
  protected final void heard(String text) {
    texts.add(text);
  }

  public final void say(String text) {
    socket.sendText(text, true).join();
  }

  /** What came, in its order; waits for it. */
  public final String next() throws InterruptedException {
    String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("nothing came");
    }
    return text;
  }

  public final boolean hasMore() {
    return !texts.isEmpty();
  }
}
