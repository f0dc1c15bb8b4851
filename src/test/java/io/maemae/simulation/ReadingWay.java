package io.maemae.simulation;

import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.AccountSource;
import io.maemae.order.Balance;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Buyable;
import io.maemae.order.OrderRow;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Readings: of the truth, or of what it was a little earlier, or none. */
final class ReadingWay implements AccountSource, QuoteSource {
  private final TrueBook book;
  private final Purse purse;
  private final Market market;
  private final Way way;
  private final Luck luck;
  private final Story story;

  ReadingWay(TrueBook book, Purse purse, Market market, Way way, Luck luck, Story story) {
    this.book = book;
    this.purse = purse;
    this.market = market;
    this.way = way;
    this.luck = luck;
    this.story = story;
  }

  @Override
  public void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer) {
    read("orders " + tradingDate, () -> book.listed(tradingDate, moment()), answer);
  }

  @Override
  public void balance(Consumer<Reading<Balance>> answer) {
    read("balance", () -> book.balance(moment()), answer);
  }

  @Override
  public void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer) {
    read("buyable " + symbol + "@" + price, () -> buyable(price), answer);
  }

  private Buyable buyable(Price price) {
    Money orderable = purse.orderable(book.orders());
    long shares = orderable.tenThousandths() / price.tenThousandths();
    while (shares > 0 && purse.cost(price, Quantity.of(shares)).compareTo(orderable) > 0) {
      shares--;
    }
    return new Buyable(orderable, Quantity.of(shares));
  }

  @Override
  public void quote(Symbol symbol, Consumer<Reading<Quote>> answer) {
    read("quote " + symbol, () -> market.quote(symbol, way.now()), answer);
  }

  @Override
  public void book(Symbol symbol, Consumer<Reading<OrderBook>> answer) {
    read("book " + symbol, () -> market.book(symbol, way.now()), answer);
  }

  /** Of what time a reading tells that is taken now. */
  private Instant moment() {
    Instant now = way.now();
    Instant newest = book.newest();
    boolean fresh = newest.isAfter(now.minus(BrokerAccount.SETTLE_TIME));
    Instant moment = now;
    if (fresh && luck.happens(Trouble.READING_BEFORE_NEWEST)) {
      moment = newest.minusNanos(1);
    } else if (luck.happens(Trouble.READING_LAGS)) {
      moment = now.minus(luck.lag());
    }
    story.tell("read as of " + moment);
    return moment;
  }

  private interface Look<T> {
    T look();
  }

  private <T> void read(String what, Look<T> look, Consumer<Reading<T>> answer) {
    Instant begunAt = way.now();
    story.tell("asked " + what);
    Once<Reading<T>> once = new Once<>(answer, story, what, r -> r.getClass().getSimpleName());
    if (luck.happens(Trouble.READING_FAILS)) {
      way.after(luck.millis(10, 10_000), () -> once.accept(new Reading.Unreadable<>("HTTP 500")));
      return;
    }
    way.after(
        time(),
        () -> {
          T seen = look.look();
          way.after(time(), () -> once.accept(new Reading.Complete<>(seen, begunAt)));
        });
  }

  private Duration time() {
    return luck.happens(Trouble.READING_SLOW) ? luck.millis(300, 4_500) : luck.millis(2, 80);
  }
}
