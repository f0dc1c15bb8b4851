package io.maemae.desk;

import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** On which day each routine was done last, so that a restart does none twice. Desk thread. */
public final class RoutinesDone {
  private static final String KEY = "routine.";

  private final SettingStore store;
  private final Map<Routine, LocalDate> last = new EnumMap<>(Routine.class);

  /** Knows nothing until {@link #reload}. */
  public RoutinesDone(SettingStore store) {
    this.store = store;
  }

  /** Takes what the store kept: at start, and after a failed commit. */
  public void reload() {
    last.clear();
    for (Routine routine : Routine.values()) {
      StoredText.read(store, KEY + routine, LocalDate::parse)
          .ifPresent(date -> last.put(routine, date));
    }
  }

  boolean is(Routine routine, LocalDate date) {
    return date.equals(last.get(routine));
  }

  void mark(Routine routine, LocalDate date) {
    last.put(routine, date);
    store.setting(KEY + routine, Optional.of(date.toString()));
  }
}
