package io.maemae.order;

import io.maemae.market.Money;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Reads what an account has won and lost by its broker's books. Does not block; the answer comes
 * exactly once, on any thread.
 */
public interface ProfitSource {
  /** Of the sales from the first to the last date, both included. */
  void realised(LocalDate first, LocalDate last, Consumer<Reading<Realised>> answer);

  /**
   * A broker's sums.
   *
   * @param profit after fees and tax, as the broker counts
   */
  record Realised(Money profit, Money fee, Money tax) {}
}
