package io.maemae.store;

import io.maemae.desk.UpdateStore;
import java.time.Instant;
import java.util.List;

/** Updates of the chat that were taken; each reaches the disk with its commit. */
final class UpdateTable implements UpdateStore {
  private final Session session;

  UpdateTable(Session session) {
    this.session = session;
  }

  @Override
  public void save(long update, Instant at) {
    session.mustSync();
    session.put(Row.of("chat_update").key("id", update).with("taken_at", Columns.time(at)));
  }

  @Override
  public void forgetBefore(Instant time) {
    session.write("delete from chat_update where taken_at < ?", Columns.time(time));
  }

  @Override
  public List<Long> updates() {
    return session.read("select id from chat_update", (row, context) -> row.getLong("id"));
  }
}
