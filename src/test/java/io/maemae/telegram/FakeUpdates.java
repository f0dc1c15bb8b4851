package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.fake.FakeMonitor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The updates that wait for the bot. Every method is called under the monitor.
 *
 * <p>Source: the Bot API's getUpdates, and the public source of its server. Which kinds of updates
 * are wanted is asked when one comes to be, not when it is fetched.
 */
final class FakeUpdates {
  static final long FIRST = 481_516_001;

  /** What is not sent unless it is asked for by name. */
  private static final Set<String> ON_REQUEST =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  private static final int LONGEST_POLL_SECONDS = 50;
  static final FakeRefusal OTHER_POLL =
      FakeRefusal.of(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
              + " is running");
  private static final FakeRefusal WEBHOOK_SET =
      FakeRefusal.of(409, "Conflict: terminated by setWebhook request");
  private static final FakeRefusal WEBHOOK_ACTIVE =
      FakeRefusal.of(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
              + " delete the webhook first");

  private final FakeMonitor monitor;
  private final NavigableMap<Long, ObjectNode> pending = new TreeMap<>();
  private final Map<Long, ObjectNode> all = new HashMap<>();
  private final Deque<Long> again = new ArrayDeque<>();
  private final Set<String> allowed = new HashSet<>();
  private long next = FIRST;
  private String webhook = "";
  private Poll waiting;

  FakeUpdates(FakeMonitor monitor) {
    this.monitor = monitor;
  }

  /** A call that waits for an update. */
  private static final class Poll {
    private boolean over;
    private Optional<FakeRefusal> refusal = Optional.empty();
  }

  /**
   * @return the id, or 0 if the bot does not want updates of that kind
   */
  long add(ObjectNode update) {
    String kind = update.fieldNames().next();
    if (allowed.isEmpty() ? ON_REQUEST.contains(kind) : !allowed.contains(kind)) {
      return 0;
    }
    ObjectNode numbered = FakeJson.object().put("update_id", next);
    numbered.setAll(update);
    pending.put(next, numbered);
    all.put(next, numbered);
    return next++;
  }

  void redeliver(long id) {
    again.add(get(id).path("update_id").asLong());
  }

  ObjectNode get(long id) {
    if (!all.containsKey(id)) {
      throw new IllegalArgumentException("no update " + id);
    }
    return all.get(id).deepCopy();
  }

  /** Whether a poll came that asked for what follows this update. */
  boolean isAcknowledged(long id) {
    return all.containsKey(id) && !pending.containsKey(id);
  }

  JsonNode getUpdates(FakeRequest request) {
    request.structure("allowed_updates").ifPresent(this::want);
    return poll(
        request.integer("offset").orElse(0),
        within(1, request.integer("limit").orElse(100), 100),
        Duration.ofSeconds(within(0, request.integer("timeout").orElse(0), LONGEST_POLL_SECONDS)));
  }

  ArrayNode poll(long offset, int limit, Duration timeout) {
    if (!webhook.isEmpty()) {
      throw WEBHOOK_ACTIVE;
    }
    acknowledge(offset);
    endWaiting(OTHER_POLL);
    Poll poll = new Poll();
    waiting = poll;
    monitor.await(timeout, () -> poll.over || !pending.isEmpty() || !again.isEmpty());
    if (waiting == poll) {
      waiting = null;
    }
    poll.refusal.ifPresent(
        refusal -> {
          throw refusal;
        });
    return poll.over ? FakeJson.array() : take(limit);
  }

  private void acknowledge(long offset) {
    if (offset < 0) {
      while (pending.size() > -offset) {
        pending.pollFirstEntry();
      }
    } else if (offset <= next) {
      pending.headMap(offset).clear();
    }
  }

  private ArrayNode take(int limit) {
    ArrayNode taken = FakeJson.array();
    while (!again.isEmpty() && taken.size() < limit) {
      taken.add(all.get(again.poll()));
    }
    pending.values().stream().limit(limit - taken.size()).forEach(taken::add);
    return taken;
  }

  boolean isPolled() {
    return waiting != null;
  }

  /** Ends the call that waits, as if its time were over. */
  void endWaiting() {
    if (waiting != null) {
      waiting.over = true;
      waiting = null;
    }
  }

  void endWaiting(FakeRefusal refusal) {
    if (waiting != null) {
      waiting.refusal = Optional.of(refusal);
      endWaiting();
    }
  }

  JsonNode setWebhook(FakeRequest request) {
    String url = request.text("url");
    if (url.isEmpty()) {
      return deleteWebhook(request);
    }
    if (!url.startsWith("https://")) {
      throw FakeRefusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
    request.structure("allowed_updates").ifPresent(this::want);
    drop(request);
    webhook = url;
    endWaiting(WEBHOOK_SET);
    return BooleanNode.TRUE;
  }

  JsonNode deleteWebhook(FakeRequest request) {
    drop(request);
    webhook = "";
    return BooleanNode.TRUE;
  }

  JsonNode getWebhookInfo() {
    ObjectNode info = FakeJson.object().put("url", webhook).put("has_custom_certificate", false);
    info.put("pending_update_count", pending.size());
    if (!allowed.isEmpty()) {
      allowed.forEach(info.putArray("allowed_updates")::add);
    }
    return info;
  }

  private void drop(FakeRequest request) {
    if (request.flag("drop_pending_updates")) {
      pending.clear();
    }
  }

  private void want(JsonNode kinds) {
    allowed.clear();
    kinds.forEach(kind -> allowed.add(kind.asText()));
  }

  private static int within(int least, long value, int most) {
    return (int) Math.max(least, Math.min(value, most));
  }
}
