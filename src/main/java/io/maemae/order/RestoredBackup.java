package io.maemae.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That the store was put back from a backup, until somebody resumes trading. What happened between
 * the backup and the first start after it is only known to the brokers. Desk thread.
 */
public final class RestoredBackup {
  private static final String KEY = "restored";
  private static final String BETWEEN = " ";

  private final SettingStore store;
  private Optional<Origin> origin = Optional.empty();

  /**
   * Where the store comes from.
   *
   * @param day the market's day of the backup
   * @param made when it was made, by the machine's clock
   * @param lastNumber orders with this number or a lower one are of the backup
   * @param told whether people were told of it
   * @param started the first start after it was put back; empty before that
   */
  public record Origin(
      LocalDate day, Instant made, long lastNumber, boolean told, Optional<Instant> started) {
    private static final int STARTED = 4;

    private String text() {
      String text =
          String.join(BETWEEN, day.toString(), made.toString(), lastNumber + "", told + "");
      return started.map(at -> text + BETWEEN + at).orElse(text);
    }

    private static Origin of(String text) {
      String[] parts = text.split(BETWEEN);
      return new Origin(
          LocalDate.parse(parts[0]),
          Instant.parse(parts[1]),
          Long.parseLong(parts[2]),
          Boolean.parseBoolean(parts[3]),
          parts.length > STARTED ? Optional.of(Instant.parse(parts[STARTED])) : Optional.empty());
    }
  }

  /** Not restored until {@link #reload}. */
  public RestoredBackup(SettingStore store) {
    this.store = store;
  }

  /** Keeps in a store that it was restored. */
  public static void note(SettingStore store, Origin origin) {
    store.setting(KEY, Optional.of(origin.text()));
  }

  /** Takes what the store kept, and keeps when it was taken first. */
  public void reload(Instant now) {
    origin = StoredText.read(store, KEY, Origin::of);
    origin
        .filter(o -> o.started().isEmpty())
        .ifPresent(
            o -> keep(new Origin(o.day(), o.made(), o.lastNumber(), o.told(), Optional.of(now))));
  }

  private void keep(Origin known) {
    origin = Optional.of(known);
    note(store, known);
  }

  /** The backup; empty if the store was not restored, or trading was resumed since. */
  public Optional<Origin> origin() {
    return origin;
  }

  /** Whether people are still to be told. */
  public boolean isUntold() {
    return origin.filter(o -> !o.told()).isPresent();
  }

  /** People were told. */
  public void told() {
    origin.ifPresent(o -> keep(new Origin(o.day(), o.made(), o.lastNumber(), true, o.started())));
  }

  /** Trading is resumed: what there was to be looked at was looked at. */
  public void clear() {
    if (origin.isPresent()) {
      origin = Optional.empty();
      store.setting(KEY, Optional.empty());
    }
  }

  /**
   * Whether something that a person sent, or a strategy decided, may have been taken already, and
   * be forgotten with what came after the backup: what is of before the first start after that.
   */
  public boolean mayHaveTaken(Instant sentAt) {
    return origin.flatMap(Origin::started).filter(sentAt::isBefore).isPresent();
  }

  /**
   * Whether the backup may have been made after an order was decided and before it was sent: then
   * its record says too little.
   */
  boolean mayHaveSent(Order order) {
    return origin.filter(o -> order.id().number() <= o.lastNumber()).isPresent();
  }
}
