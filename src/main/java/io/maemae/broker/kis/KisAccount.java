package io.maemae.broker.kis;

import io.maemae.broker.Outcome;
import io.maemae.broker.Readings;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.SessionEnd;
import io.maemae.broker.Timeline;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import io.maemae.order.AccountSource;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one account. May be called from any thread; answers come on the timeline's. */
final class KisAccount implements AccountSource {
  private static final Logger LOG = LoggerFactory.getLogger(KisAccount.class);

  /** The server keeps the list of the last three months apart from older ones. */
  private static final int RECENT_MONTHS = 3;

  private final Timeline timeline;
  private final KisRest rest;
  private final OrderListCodec orders;
  private final BalanceCodec balances;
  private final SessionEnd sessions;
  private final boolean routes;
  private final Predicate<Symbol> isEtn;

  /**
   * With its codecs.
   *
   * @param sessions tells when nothing of a day can be filled any more
   * @param routes whether orders of the account may be routed (SOR)
   * @param isEtn which symbols are spelled as notes
   */
  KisAccount(
      Timeline timeline,
      KisRest rest,
      OrderListCodec orders,
      BalanceCodec balances,
      SessionEnd sessions,
      boolean routes,
      Predicate<Symbol> isEtn) {
    this.timeline = timeline;
    this.rest = rest;
    this.orders = orders;
    this.balances = balances;
    this.sessions = sessions;
    this.routes = routes;
    this.isEtn = isEtn;
  }

  @Override
  public void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          Predicate<OrderRow> over =
              row -> sessions.isOver(longest(row.venue()), row.orderedAt(), begunAt);
          boolean recent = tradingDate.isAfter(MarketTime.date(begunAt).minusMonths(RECENT_MONTHS));
          boolean today = tradingDate.equals(MarketTime.date(begunAt));
          rest.readAll(
              new KisRest.Question(
                  recent ? Tr.ORDERS : Tr.OLD_ORDERS,
                  orders.query(tradingDate),
                  false,
                  Urgency.SETTLEMENT),
              whole ->
                  modifiable(
                      today, open -> answer.accept(rows(tradingDate, whole, open, over, begunAt))),
              why -> answer.accept(new Reading.Unreadable<>(why)));
        });
  }

  /** A routed order may be listed under the venue that it is at now, and goes on at another. */
  private Venue longest(Venue listed) {
    return routes ? Venue.SOR : listed;
  }

  /** The day's list is whole without it: it only may know of an order sooner. */
  private void modifiable(boolean today, Consumer<List<KisAnswer>> next) {
    if (!today || !rest.has(Tr.MODIFIABLE)) {
      next.accept(List.of());
      return;
    }
    rest.readAll(
        new KisRest.Question(Tr.MODIFIABLE, orders.modifiableQuery(), false, Urgency.SETTLEMENT),
        next,
        why -> {
          LOG.warn("kis.modifiable-unread why=\"{}\"", why);
          next.accept(List.of());
        });
  }

  private Reading<List<OrderRow>> rows(
      LocalDate date,
      List<KisAnswer> whole,
      List<KisAnswer> open,
      Predicate<OrderRow> over,
      Instant begunAt) {
    return Readings.ofPages(
        whole,
        pages ->
            orders.rows(date, KisPages.rows(pages, "output1"), KisPages.rows(open, "output"), over),
        begunAt);
  }

  @Override
  public void balance(Consumer<Reading<Balance>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          rest.readAll(
              new KisRest.Question(Tr.BALANCE, balances.query(), false, Urgency.READ),
              whole -> buyable(whole, begunAt, answer),
              why -> answer.accept(new Reading.Unreadable<>(why)));
        });
  }

  @Override
  public void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer) {
    String code = KisSymbols.code(symbol, isEtn.test(symbol));
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          rest.read(
              new KisRest.Question(
                  Tr.BUYABLE, balances.buyableQuery(code, price), false, Urgency.READ),
              outcome ->
                  answer.accept(
                      Readings.of(
                          outcome, told -> balances.buyable(told.object("output")), begunAt)));
        });
  }

  private void buyable(List<KisAnswer> whole, Instant begunAt, Consumer<Reading<Balance>> answer) {
    Map<String, String> query = balances.buyableQuery();
    rest.read(
        new KisRest.Question(Tr.BUYABLE, query, false, Urgency.READ),
        outcome -> answer.accept(balance(whole, outcome, begunAt)));
  }

  private Reading<Balance> balance(
      List<KisAnswer> whole, Outcome<KisAnswer> buyable, Instant begunAt) {
    return Readings.of(
        buyable,
        answer ->
            balances.balance(
                KisPages.rows(whole, "output1"),
                whole.get(whole.size() - 1).object("output2"),
                answer.object("output")),
        begunAt);
  }
}
