package io.maemae.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a backlog in one message: how many there were of each topic, and rejects, unknowns, limits
 * and reports whole. Immutable.
 */
public final class Digest {
  /** A backlog older than this is told as one. */
  static final Duration AFTER = Duration.ofMinutes(10);

  private final Wording wording;

  /** In the person's language. */
  public Digest(Wording wording) {
    this.wording = wording;
  }

  boolean isNeeded(List<OutboxMessage> backlog, Instant now) {
    return backlog.size() > 1 && backlog.get(0).dueAt().plus(AFTER).isBefore(now);
  }

  /** The one message in place of a backlog, oldest first. */
  OutboxMessage of(List<OutboxMessage> backlog, Instant now) {
    OutboxMessage last = backlog.get(backlog.size() - 1);
    return OutboxMessage.answer(last.id(), last.chat(), text(backlog, now), now)
        .with(Topic.ALERT, List.of());
  }

  private String text(List<OutboxMessage> backlog, Instant now) {
    Instant since = backlog.get(0).createdAt();
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.text(
            "digest.title", since, Duration.between(since, now).toMinutes(), backlog.size()));
    Map<Topic, Integer> counts = new EnumMap<>(Topic.class);
    backlog.stream()
        .filter(m -> !m.topic().isWhole())
        .forEach(m -> counts.merge(m.topic(), 1, Integer::sum));
    counts.forEach(
        (topic, count) ->
            lines.add(wording.text("digest.count", wording.text("digest.topic." + topic), count)));
    backlog.stream()
        .filter(m -> m.topic().isWhole())
        .forEach(
            m -> lines.add(wording.text("digest.whole", wording.time(m.createdAt()), m.text())));
    lines.add(wording.text("digest.now"));
    return String.join("\n", lines);
  }
}
