package io.maemae.broker.paper;

import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.SubmitResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The paper broker as one account meets it at the far end of its {@link PaperLink}. An empty answer
 * to a read means that the host could not give one. Timeline's thread.
 */
interface PaperHost {
  SubmitResult submit(OrderRequest request);

  SubmitResult cancel(CancelRequest request);

  SubmitResult modify(ModifyRequest request);

  /** The orders of a day with numbers above one, oldest first: as many as fit on a page. */
  Optional<Page> orders(LocalDate tradingDate, long after);

  Optional<Balance> balance();

  Optional<Buyable> buyable(Price price);

  Optional<OrderBook> book(Symbol symbol);

  Optional<Quote> quote(Symbol symbol);

  /**
   * A page of the order list.
   *
   * @param last the number after which the next page begins
   * @param more whether there is a next page
   */
  record Page(List<OrderRow> rows, long last, boolean more) {
    public Page {
      rows = List.copyOf(rows);
    }
  }
}
