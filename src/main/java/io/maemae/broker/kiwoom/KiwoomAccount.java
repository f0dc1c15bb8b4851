package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one account. May be called from any thread; answers come on the timeline's. */
final class KiwoomAccount implements AccountSource {
  private static final Logger LOG = LoggerFactory.getLogger(KiwoomAccount.class);
  private static final String HOLDINGS = "acnt_evlt_remn_indv_tot";

  private final Timeline timeline;
  private final KiwoomRest rest;
  private final OrderListCodec orders;
  private final BalanceCodec balances = new BalanceCodec();
  private final SessionEnd sessions;
  private final boolean hasNextrade;
  private final boolean routes;

  /**
   * Asks for nothing yet.
   *
   * @param sessions tells when nothing of a day can be filled any more
   */
  KiwoomAccount(KiwoomSettings settings, Timeline timeline, KiwoomRest rest, SessionEnd sessions) {
    this.hasNextrade = settings.environment() == KiwoomEnvironment.LIVE;
    this.routes = settings.venue() == Venue.SOR;
    this.timeline = timeline;
    this.rest = rest;
    this.orders = new OrderListCodec(settings.name());
    this.sessions = sessions;
  }

  @Override
  public void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer) {
    timeline.at(timeline.now(), () -> new Orders(tradingDate, answer).read());
  }

  /** One reading of a day's orders: its list, and of today what is open and what was filled. */
  private final class Orders {
    private final LocalDate date;
    private final Consumer<Reading<List<OrderRow>>> answer;
    private final Instant begunAt = timeline.now();

    Orders(LocalDate date, Consumer<Reading<List<OrderRow>>> answer) {
      this.date = date;
      this.answer = answer;
    }

    void read() {
      boolean today = date.equals(MarketTime.date(begunAt));
      ask(
          Api.ORDERS,
          orders.query(date),
          listed -> {
            if (today) {
              open(listed);
            } else {
              tell(listed, List.of(), List.of());
            }
          });
    }

    private void open(List<KiwoomAnswer> listed) {
      ask(Api.OPEN_ORDERS, orders.openQuery(), open -> fills(listed, open));
    }

    /** The list is whole without them: they only tell more exactly what it cost. */
    private void fills(List<KiwoomAnswer> listed, List<KiwoomAnswer> open) {
      rest.readAll(
          new KiwoomRest.Question(Api.FILLS, orders.fillsQuery(), Urgency.SETTLEMENT),
          fills -> tell(listed, open, fills),
          why -> {
            LOG.warn("kiwoom.fills-unread why=\"{}\"", why);
            tell(listed, open, List.of());
          });
    }

    private void ask(Api api, Map<String, String> body, Consumer<List<KiwoomAnswer>> next) {
      rest.readAll(
          new KiwoomRest.Question(api, body, Urgency.SETTLEMENT),
          next,
          why -> answer.accept(new Reading.Unreadable<>(why)));
    }

    private void tell(
        List<KiwoomAnswer> listed, List<KiwoomAnswer> open, List<KiwoomAnswer> fills) {
      Predicate<OrderRow> over =
          row -> sessions.isOver(longest(row.venue()), row.orderedAt(), begunAt);
      answer.accept(
          Readings.ofPages(
              listed,
              pages ->
                  orders.rows(
                      date,
                      rows(pages, OrderListCodec.LIST),
                      rows(open, OrderListCodec.OPEN_LIST),
                      rows(fills, OrderListCodec.FILLS_LIST),
                      over),
              begunAt));
    }

    /** A routed order may be listed under the venue that it is at now, and goes on at another. */
    private Venue longest(Venue listed) {
      return routes ? Venue.SOR : listed;
    }
  }

  private static List<Fields> rows(List<KiwoomAnswer> pages, String block)
      throws ProtocolException {
    List<Fields> rows = new ArrayList<>();
    for (KiwoomAnswer page : pages) {
      rows.addAll(page.list(block));
    }
    return rows;
  }

  @Override
  public void balance(Consumer<Reading<Balance>> answer) {
    timeline.at(timeline.now(), () -> new Holdings(answer).read());
  }

  @Override
  public void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          rest.read(
              new KiwoomRest.Question(
                  Api.BUYABLE, balances.buyableQuery(symbol, price), Urgency.READ),
              outcome ->
                  answer.accept(
                      Readings.of(outcome, told -> balances.buyable(told.fields()), begunAt)));
        });
  }

  /** One reading of holdings, at each venue, and of cash. */
  private final class Holdings {
    private final Consumer<Reading<Balance>> answer;
    private final Instant begunAt = timeline.now();

    Holdings(Consumer<Reading<Balance>> answer) {
      this.answer = answer;
    }

    void read() {
      ask(
          Venue.KRX,
          krx -> {
            if (hasNextrade) {
              ask(Venue.NXT, nxt -> deposit(krx, Optional.of(nxt)));
            } else {
              deposit(krx, Optional.empty());
            }
          });
    }

    private void ask(Venue venue, Consumer<List<KiwoomAnswer>> next) {
      rest.readAll(
          new KiwoomRest.Question(Api.BALANCE, balances.query(venue), Urgency.READ),
          next,
          why -> answer.accept(new Reading.Unreadable<>(why)));
    }

    private void deposit(List<KiwoomAnswer> krx, Optional<List<KiwoomAnswer>> nxt) {
      rest.read(
          new KiwoomRest.Question(Api.DEPOSIT, balances.depositQuery(), Urgency.READ),
          outcome ->
              answer.accept(
                  Readings.of(outcome, cash -> balance(krx, nxt, cash.fields()), begunAt)));
    }

    private Balance balance(List<KiwoomAnswer> krx, Optional<List<KiwoomAnswer>> nxt, Fields cash)
        throws ProtocolException {
      Optional<List<Fields>> other =
          nxt.isPresent() ? Optional.of(rows(nxt.get(), HOLDINGS)) : Optional.empty();
      return balances.balance(rows(krx, HOLDINGS), other, cash);
    }
  }
}
