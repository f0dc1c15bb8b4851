package io.maemae.order;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Orders that are to be taken back as soon as they can be: once their number is known, or a change
 * under way is over. What was promised so survives a restart. Desk thread; used by {@link Trading}
 * alone.
 */
final class CancelWishes {
  private static final String SETTING = "cancel-wishes";

  private final SettingStore settings;
  private final TreeSet<ClientOrderId> orders = new TreeSet<>();

  /** None until {@link #reload}. */
  CancelWishes(SettingStore settings) {
    this.settings = settings;
  }

  /** Takes what the store kept of the orders that are still working. */
  void reload(OrderLedger ledger) {
    orders.clear();
    settings.setting(SETTING).stream()
        .flatMap(numbers -> Arrays.stream(numbers.split(",")))
        .map(number -> new ClientOrderId(Long.parseLong(number)))
        .filter(id -> ledger.find(id).filter(o -> !o.state().isFinal()).isPresent())
        .forEach(orders::add);
    keep();
  }

  void add(Order order) {
    if (orders.add(order.id())) {
      keep();
    }
  }

  /** Whether the order is one of them; from now on it is not. */
  boolean remove(Order order) {
    boolean wished = orders.remove(order.id());
    if (wished) {
      keep();
    }
    return wished;
  }

  private void keep() {
    String numbers =
        orders.stream().map(id -> Long.toString(id.number())).collect(Collectors.joining(","));
    settings.setting(SETTING, Optional.of(numbers).filter(text -> !text.isEmpty()));
  }
}
