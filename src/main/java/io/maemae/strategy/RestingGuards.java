package io.maemae.strategy;

import io.maemae.order.ClientOrderId;
import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import java.util.Optional;

/**
 * Which guards rest until a person has looked, and the sale for which they do if it was one; kept
 * over restarts. Desk thread.
 */
final class RestingGuards {
  private static final String KEY = "guard-suspended.";
  private static final String UNTIL_ASKED = "until asked";
  private static final String SALE = "sale ";

  private final SettingStore settings;

  RestingGuards(SettingStore settings) {
    this.settings = settings;
  }

  /** Takes what was kept of a slot. */
  void reload(StrategySlot slot) {
    slot.guardSuspended = settings.setting(key(slot)).isPresent();
    slot.suspendedFor =
        StoredText.read(settings, key(slot), RestingGuards::sale).flatMap(sale -> sale);
  }

  private static Optional<ClientOrderId> sale(String text) {
    return Optional.of(text)
        .filter(t -> t.startsWith(SALE))
        .map(t -> new ClientOrderId(Long.parseLong(t.substring(SALE.length()))));
  }

  /** It rests. */
  void rest(StrategySlot slot) {
    rest(slot, Optional.empty());
  }

  /**
   * It rests, unless the sale turns out to be one of ours; for two reasons it does until asked.
   *
   * @return whether it was guarded until now
   */
  boolean restFor(StrategySlot slot, ClientOrderId sale) {
    return rest(slot, Optional.of(sale));
  }

  private boolean rest(StrategySlot slot, Optional<ClientOrderId> sale) {
    boolean guarded = !slot.guardSuspended;
    slot.guardSuspended = true;
    slot.suspendedFor = sale.filter(id -> guarded || slot.suspendedFor.equals(sale));
    String text = slot.suspendedFor.map(id -> SALE + id.number()).orElse(UNTIL_ASKED);
    settings.setting(key(slot), Optional.of(text));
    return guarded;
  }

  /** It guards again. */
  void resume(StrategySlot slot) {
    if (slot.guardSuspended) {
      slot.guardSuspended = false;
      slot.suspendedFor = Optional.empty();
      settings.setting(key(slot), Optional.empty());
    }
  }

  private static String key(StrategySlot slot) {
    return KEY + slot.definition.name() + "." + slot.symbol;
  }
}
