package io.maemae.store;

import io.maemae.order.SettingStore;
import java.util.List;
import java.util.Optional;

/** Settings; each change of one reaches the disk with its commit. */
final class SettingTable implements SettingStore {
  private final Session session;

  SettingTable(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> setting(String key) {
    return session
        .read(
            "select text from setting where name = ?", (row, context) -> row.getString("text"), key)
        .stream()
        .findFirst();
  }

  @Override
  public void setting(String key, Optional<String> value) {
    session.mustSync();
    if (value.isPresent()) {
      session.put(Row.of("setting").key("name", key).with("text", value.get()));
    } else {
      session.write("delete from setting where name = ?", key);
    }
  }

  @Override
  public List<String> keys(String beginning) {
    return session.read(
        "select name from setting where left(name, ?) = ? order by name",
        (row, context) -> row.getString("name"),
        beginning.length(),
        beginning);
  }
}
