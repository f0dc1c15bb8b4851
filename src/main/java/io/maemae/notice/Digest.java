package io.maemae.notice;

import io.maemae.market.MarketTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a backlog in one message: how many there were of each topic, and the newest rejects,
 * unknowns, limits and reports whole. Immutable.
 */
public final class Digest {
  /** A backlog older than this is told as one. */
  static final Duration AFTER = Duration.ofMinutes(10);

  /** More would be a wall of text in several messages. */
  private static final int MOST_WHOLE = 30;

  private final Wording wording;

  /** In the person's language. */
  public Digest(Wording wording) {
    this.wording = wording;
  }

  /**
   * What of the messages that are due has waited for too long. What is said meanwhile, an answer
   * say, follows by itself.
   *
   * @param due oldest first
   */
  List<OutboxMessage> late(List<OutboxMessage> due, Instant now) {
    return due.stream().takeWhile(m -> m.dueAt().plus(AFTER).isBefore(now)).toList();
  }

  /**
   * The one message in place of a backlog.
   *
   * @param chat where it goes
   * @param backlog oldest first; may be empty if something was dropped
   * @param leftOut what was dropped before
   */
  OutboxMessage of(
      String chat, List<OutboxMessage> backlog, Collection<LeftOut> leftOut, Instant now) {
    long id = backlog.isEmpty() ? 0 : backlog.get(backlog.size() - 1).id();
    return OutboxMessage.answer(id, chat, text(backlog, leftOut, now), now)
        .with(Topic.ALERT, List.of());
  }

  private String text(List<OutboxMessage> backlog, Collection<LeftOut> leftOut, Instant now) {
    Map<Topic, LeftOut> all = new EnumMap<>(Topic.class);
    leftOut.forEach(l -> all.put(l.topic(), l));
    backlog.forEach(m -> all.merge(m.topic(), LeftOut.of(m), LeftOut::plus));
    Instant since = all.values().stream().map(LeftOut::since).min(Instant::compareTo).orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.text(
            "digest.title",
            since,
            Duration.between(since, now).toMinutes(),
            all.values().stream().mapToInt(LeftOut::messages).sum()));
    all.values().stream()
        .filter(l -> !l.topic().isWhole())
        .forEach(
            l ->
                lines.add(
                    wording.text(
                        "digest.count", wording.text("digest.topic." + l.topic()), l.messages())));
    lines.addAll(whole(backlog, all.values(), now));
    lines.add(wording.text("digest.now"));
    return String.join("\n", lines);
  }

  /** The newest of what is told whole, and how many were before them. */
  private List<String> whole(List<OutboxMessage> backlog, Collection<LeftOut> all, Instant now) {
    List<OutboxMessage> whole = backlog.stream().filter(m -> m.topic().isWhole()).toList();
    List<OutboxMessage> shown = whole.subList(Math.max(0, whole.size() - MOST_WHOLE), whole.size());
    int more =
        all.stream().filter(l -> l.topic().isWhole()).mapToInt(LeftOut::messages).sum()
            - shown.size();
    List<String> lines = new ArrayList<>();
    if (more > 0) {
      lines.add(wording.text("digest.more", more));
    }
    shown.forEach(
        m -> lines.add(wording.text("digest.whole", moment(m.createdAt(), now), m.text())));
    return lines;
  }

  private String moment(Instant at, Instant now) {
    return MarketTime.date(at).equals(MarketTime.date(now)) ? wording.time(at) : wording.say(at);
  }
}
