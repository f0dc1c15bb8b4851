package io.maemae.simulation;

import io.maemae.desk.AlertStore;
import io.maemae.desk.PriceAlert;
import java.util.List;

/** Price alerts that were not told yet; each change reaches the disk with its commit. */
final class MemoryAlerts implements AlertStore {
  private final Journal journal;
  private final Table<Long, PriceAlert> alerts;

  MemoryAlerts(Journal journal, Tables tables) {
    this.journal = journal;
    this.alerts = tables.alerts;
  }

  @Override
  public void save(PriceAlert alert) {
    journal.mustSync();
    if (alert.number() <= 0) {
      journal.fail("an alert without a number: " + alert);
    }
    alerts.put(alert.number(), alert);
  }

  @Override
  public void remove(PriceAlert alert) {
    journal.mustSync();
    alerts.remove(alert.number());
  }

  @Override
  public List<PriceAlert> alerts() {
    return alerts.values();
  }
}
