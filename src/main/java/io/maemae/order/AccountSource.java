package io.maemae.order;

import io.maemae.market.Price;
import io.maemae.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads one account at its broker. No method blocks; each answer comes exactly once, on any thread.
 * Reads may be repeated inside the adapter.
 */
public interface AccountSource {
  /** All orders of a trading day, over all venues and pages, oldest first. */
  void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer);

  /** Cash and holdings now. */
  void balance(Consumer<Reading<Balance>> answer);

  /** What may be bought of a symbol at a price now, by the broker's count. */
  void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer);
}
