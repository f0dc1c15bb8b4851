package io.maemae.order;

import java.util.List;
import java.util.Optional;

/**
 * Small things that must survive a restart, such as stops. Writes belong to the transaction of the
 * desk's current event, as with {@link OrderStore}. Desk thread only.
 */
public interface SettingStore {
  /** The text kept under a key. */
  Optional<String> setting(String key);

  /** Keeps a text under a key; an empty value removes it. */
  void setting(String key, Optional<String> value);

  /** The keys that begin with a text and under which something is kept, in their order. */
  List<String> keys(String beginning);
}
