package io.maemae.store;

import io.maemae.notice.LeftOut;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.OutboxStore;
import io.maemae.notice.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages and their buttons, and how many were dropped. */
final class OutboxTables implements OutboxStore {
  private final Session session;

  OutboxTables(Session session) {
    this.session = session;
  }

  @Override
  public void add(OutboxMessage message) {
    session.insert(
        Row.of("outbox")
            .key("id", message.id())
            .with("chat", message.chat())
            .with("topic", message.topic().name())
            .with("text", message.text())
            .with("refresh", message.refresh())
            .with("replaces", message.replaces())
            .with("created_at", Columns.time(message.createdAt()))
            .with("due_at", Columns.time(message.dueAt()))
            .with("merge_key", message.mergeKey()));
    addButtons(message);
  }

  @Override
  public void replace(OutboxMessage message) {
    int replaced =
        session.write(
            "update outbox set chat = ?, topic = ?, text = ?, refresh = ?, replaces = ?,"
                + " created_at = ?, due_at = ?, merge_key = ?"
                + " where id = ? and delivered_at is null",
            message.chat(),
            message.topic().name(),
            message.text(),
            message.refresh(),
            message.replaces(),
            Columns.time(message.createdAt()),
            Columns.time(message.dueAt()),
            message.mergeKey(),
            message.id());
    if (replaced == 0) {
      throw new IllegalStateException("message " + message.id() + " does not wait any more");
    }
    session.write("delete from outbox_button where message_id = ?", message.id());
    addButtons(message);
  }

  private void addButtons(OutboxMessage message) {
    for (int position = 0; position < message.buttons().size(); position++) {
      session.insert(
          Row.of("outbox_button")
              .key("message_id", message.id())
              .key("position", position)
              .with("id", message.buttons().get(position).id())
              .with("label", message.buttons().get(position).label()));
    }
  }

  @Override
  public void delivered(long id, Instant at) {
    session.write(
        "update outbox set delivered_at = ? where id = ? and delivered_at is null",
        Columns.time(at),
        id);
  }

  @Override
  public void drop(long id) {
    session.write("delete from outbox_button where message_id = ?", id);
    session.write("delete from outbox where id = ? and delivered_at is null", id);
  }

  @Override
  public void saveLeftOut(LeftOut leftOut) {
    session.put(
        Row.of("outbox_left_out")
            .key("chat", leftOut.chat())
            .key("topic", leftOut.topic().name())
            .with("since", Columns.time(leftOut.since()))
            .with("messages", leftOut.messages()));
  }

  @Override
  public List<LeftOut> leftOut() {
    return session.read(
        "select * from outbox_left_out order by chat, topic",
        (row, context) ->
            new LeftOut(
                row.getString("chat"),
                Topic.valueOf(row.getString("topic")),
                Columns.time(row, "since"),
                row.getInt("messages")));
  }

  @Override
  public void forgetLeftOut(String chat) {
    session.write("delete from outbox_left_out where chat = ?", chat);
  }

  @Override
  public void forgetDeliveredBefore(Instant time) {
    session.write(
        "delete from outbox_button where message_id in"
            + " (select id from outbox where delivered_at < ?)",
        Columns.time(time));
    // The last one stays, for its number must not be used again.
    session.write(
        "delete from outbox where delivered_at < ? and id < (select max(id) from outbox)",
        Columns.time(time));
  }

  @Override
  public List<OutboxMessage> undelivered() {
    Map<Long, List<OutboxMessage.Button>> buttons = buttons();
    return session.read(
        "select * from outbox where delivered_at is null order by id",
        (row, context) ->
            new OutboxMessage(
                row.getLong("id"),
                row.getString("chat"),
                Topic.valueOf(row.getString("topic")),
                row.getString("text"),
                buttons.getOrDefault(row.getLong("id"), List.of()),
                row.getString("refresh"),
                row.getString("replaces"),
                Columns.time(row, "created_at"),
                Columns.time(row, "due_at"),
                row.getString("merge_key")));
  }

  private Map<Long, List<OutboxMessage.Button>> buttons() {
    Map<Long, List<OutboxMessage.Button>> buttons = new HashMap<>();
    session.read(
        "select b.* from outbox_button b join outbox m on m.id = b.message_id"
            + " where m.delivered_at is null order by b.message_id, b.position",
        (row, context) ->
            buttons
                .computeIfAbsent(row.getLong("message_id"), id -> new ArrayList<>())
                .add(new OutboxMessage.Button(row.getString("id"), row.getString("label"))));
    return buttons;
  }

  @Override
  public long lastId() {
    return session.number("select coalesce(max(id), 0) from outbox");
  }
}
