package io.maemae.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How many messages and edits may be sent within a second, and who has to be quiet. Called under
 * the monitor.
 */
final class FakeFlood {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final String OVERALL = "overall";

  private final Map<String, Deque<Long>> sent = new HashMap<>();
  private final Map<String, Long> quietUntil = new HashMap<>();
  private int perChat = Integer.MAX_VALUE;
  private int overall = Integer.MAX_VALUE;
  private int violations;

  void limits(int perChatPerSecond, int overallPerSecond) {
    perChat = perChatPerSecond;
    overall = overallPerSecond;
  }

  int violations() {
    return violations;
  }

  /** Lets everybody speak again. */
  void forgive() {
    quietUntil.clear();
    sent.clear();
  }

  /** Counts a call that comes while its chat, its method or everybody has to be quiet. */
  Optional<FakeRefusal> tooEarly(FakeRequest request) {
    long now = System.nanoTime();
    long left = 0;
    for (String key : List.of(key(request), OVERALL)) {
      if (key.equals(OVERALL) && !isLimited(request)) {
        continue;
      }
      left = Math.max(left, quietUntil.getOrDefault(key, now) - now);
    }
    if (left <= 0) {
      return Optional.empty();
    }
    violations++;
    return Optional.of(FakeRefusal.tooManyRequests((int) ((left + SECOND - 1) / SECOND)));
  }

  /** Lets a message through or refuses it. */
  void admit(FakeRequest request) {
    if (!isLimited(request)) {
      return;
    }
    check(OVERALL, overall);
    check(key(request), perChat);
    long now = System.nanoTime();
    sent.get(OVERALL).add(now);
    sent.get(key(request)).add(now);
  }

  private void check(String key, int most) {
    Deque<Long> times = sent.computeIfAbsent(key, any -> new ArrayDeque<>());
    long since = System.nanoTime() - SECOND;
    while (!times.isEmpty() && times.element() - since < 0) {
      times.remove();
    }
    if (times.size() >= most) {
      quietUntil.put(key, System.nanoTime() + SECOND);
      throw FakeRefusal.tooManyRequests(1);
    }
  }

  void hush(FakeRequest request, int seconds) {
    quietUntil.put(key(request), System.nanoTime() + seconds * SECOND);
  }

  private static boolean isLimited(FakeRequest request) {
    String method = request.method().toLowerCase(Locale.ROOT);
    return method.matches("send.*|editmessage.*") && !method.equals("sendchataction");
  }

  private static String key(FakeRequest request) {
    String chat = request.text("chat_id");
    return chat.isEmpty() ? request.method().toLowerCase(Locale.ROOT) : "chat " + chat;
  }
}
