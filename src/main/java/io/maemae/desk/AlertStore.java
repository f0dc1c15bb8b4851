package io.maemae.desk;

import java.util.List;

/**
 * Keeps price alerts until they have been told. Writes belong to the transaction of the desk's
 * current event. Desk thread only.
 */
public interface AlertStore {
  /** Keeps an alert. */
  void save(PriceAlert alert);

  /** Forgets an alert. */
  void remove(PriceAlert alert);

  /** All that are kept, by number. */
  List<PriceAlert> alerts();
}
