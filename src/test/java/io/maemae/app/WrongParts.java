package io.maemae.app;

import io.maemae.desk.Transactions;
import io.maemae.desk.UpdateStore;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.notice.Face;
import io.maemae.order.AccountSource;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderRow;
import io.maemae.order.OrderState;
import io.maemae.order.OrderStore;
import io.maemae.order.Reading;
import io.maemae.order.RequestKind;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.Fill;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Parts that are wrong, each in one way that somebody might write. */
final class WrongParts {
  private WrongParts() {}

  /** A store that says that it has committed, and does so with the next commit. */
  static final class Hasty implements Tampering {
    @Override
    public Bot.Kept kept(Bot.Kept real) {
      return with(
          real,
          new Transactions() {
            private boolean owes;

            @Override
            public void commit() {
              owes = !owes;
              if (!owes) {
                real.transactions().commit();
              }
            }

            @Override
            public void probe() {
              real.transactions().probe();
            }

            @Override
            public void rollback() {
              real.transactions().rollback();
            }
          },
          real.orders(),
          real.updates());
    }
  }

  /** A ledger whose memory of what it has counted of a number ends with the process. */
  static final class Forgetful implements Tampering {
    @Override
    public Bot.Kept kept(Bot.Kept real) {
      OrderStore forgetful =
          new OtherOrders(real.orders()) {
            @Override
            public List<Order> orders(LocalDate since) {
              return super.orders(since).stream().map(Forgetful::forget).toList();
            }
          };
      return with(real, real.transactions(), forgetful, real.updates());
    }

    private static Order forget(Order order) {
      List<Leg> legs =
          order.legs().stream()
              .map(
                  leg ->
                      Leg.restore(
                          new Leg.Kept(
                              leg.id(),
                              leg.parent(),
                              leg.quantity(),
                              leg.limit(),
                              Quantity.ZERO,
                              Money.ZERO,
                              Quantity.ZERO,
                              Money.ZERO,
                              Quantity.ZERO,
                              Money.ZERO,
                              leg.canceled())))
              .toList();
      return Order.restore(order.terms(), order.progress(), legs);
    }
  }

  /** A ledger that counts every notice of a fill, because it takes none for one it had before. */
  static final class Counting implements Tampering {
    private long count;

    @Override
    public ExecutionNotice notice(ExecutionNotice real) {
      return real.kind() != ExecutionNotice.Kind.FILLED
          ? real
          : new ExecutionNotice(
              real.kind(),
              real.id(),
              real.parent(),
              real.symbol(),
              real.side(),
              real.ordered(),
              real.last(),
              real.lastPrice(),
              Optional.empty(),
              Optional.empty(),
              real.text(),
              real.at().plusNanos(++count));
    }
  }

  /** A store that keeps no update of the chat over a restart. */
  static final class Deaf implements Tampering {
    @Override
    public Bot.Kept kept(Bot.Kept real) {
      UpdateStore deaf =
          new UpdateStore() {
            @Override
            public void save(long update, Instant at) {
              real.updates().save(update, at);
            }

            @Override
            public void forgetBefore(Instant time) {
              real.updates().forgetBefore(time);
            }

            @Override
            public List<Long> updates() {
              return List.of();
            }
          };
      return with(real, real.transactions(), real.orders(), deaf);
    }
  }

  /** A list that takes a page that could not be read for the end. */
  static final class Cut implements Tampering {
    private static final int PAGE = 10;

    @Override
    public AccountSource source(AccountSource real, InstantSource time) {
      return listing(real, rows -> rows.subList(0, Math.min(PAGE, rows.size())));
    }
  }

  /** A list that tells cancels as if they were orders. */
  static final class Claiming implements Tampering {
    @Override
    public AccountSource source(AccountSource real, InstantSource time) {
      return listing(real, rows -> rows.stream().map(Claiming::asOrder).toList());
    }

    private static OrderRow asOrder(OrderRow row) {
      return row.kind() == RequestKind.CANCEL
          ? FakeBroker.placed(row).withCanceled(Quantity.ZERO, false)
          : row;
    }
  }

  private static AccountSource listing(AccountSource real, UnaryOperator<List<OrderRow>> list) {
    return new OtherSource(real) {
      @Override
      public void orders(LocalDate date, Consumer<Reading<List<OrderRow>>> answer) {
        super.orders(
            date,
            reading ->
                answer.accept(
                    reading instanceof Reading.Complete<List<OrderRow>> complete
                        ? new Reading.Complete<>(list.apply(complete.value()), complete.begunAt())
                        : reading));
      }
    };
  }

  /** A balance that is half a minute old and says that it is new. */
  static final class Lagging implements Tampering {
    private static final Duration OLD = Duration.ofSeconds(30);

    @Override
    public AccountSource source(AccountSource real, InstantSource time) {
      return new OtherSource(real) {
        private Optional<Reading.Complete<Balance>> last = Optional.empty();

        @Override
        public void balance(Consumer<Reading<Balance>> answer) {
          Instant now = time.instant();
          super.balance(
              reading -> {
                boolean isOld = last.filter(l -> l.begunAt().plus(OLD).isAfter(now)).isPresent();
                if (!isOld && reading instanceof Reading.Complete<Balance> complete) {
                  last = Optional.of(complete);
                }
                answer.accept(
                    last.<Reading<Balance>>map(l -> new Reading.Complete<>(l.value(), now))
                        .orElse(reading));
              });
        }
      };
    }
  }

  /** A chat that takes every tenth message and shows it to nobody. */
  static final class Leaking implements Tampering {
    private static final long EVERY = 10;

    @Override
    public Face face(Face real) {
      return (message, answer) -> {
        if (message.id() % EVERY == 0) {
          answer.accept(true);
        } else {
          real.deliver(message, answer);
        }
      };
    }
  }

  private static Bot.Kept with(
      Bot.Kept real, Transactions transactions, OrderStore orders, UpdateStore updates) {
    return new Bot.Kept(
        transactions,
        orders,
        real.settings(),
        real.outbox(),
        real.strategies(),
        real.days(),
        updates,
        real.alerts());
  }

  /** Does what the real one does, but for what is written otherwise. */
  private static class OtherSource implements AccountSource {
    private final AccountSource real;

    OtherSource(AccountSource real) {
      this.real = real;
    }

    @Override
    public void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer) {
      real.orders(tradingDate, answer);
    }

    @Override
    public void balance(Consumer<Reading<Balance>> answer) {
      real.balance(answer);
    }

    @Override
    public void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer) {
      real.buyable(symbol, price, answer);
    }
  }

  /** Likewise. */
  private static class OtherOrders implements OrderStore {
    private final OrderStore real;

    OtherOrders(OrderStore real) {
      this.real = real;
    }

    @Override
    public void save(Order order) {
      real.save(order);
    }

    @Override
    public void append(ClientOrderId id, Instant at, OrderState state, String text) {
      real.append(id, at, state, text);
    }

    @Override
    public void add(Booking booking) {
      real.add(booking);
    }

    @Override
    public void revise(long fillId, Optional<Fill> revised) {
      real.revise(fillId, revised);
    }

    @Override
    public void remove(ClientOrderId id) {
      real.remove(id);
    }

    @Override
    public void forgetNumbers(ClientOrderId id) {
      real.forgetNumbers(id);
    }

    @Override
    public List<Order> orders(LocalDate since) {
      return real.orders(since);
    }

    @Override
    public List<Booking> bookings() {
      return real.bookings();
    }

    @Override
    public List<Fill> fillsSince(Instant since, Optional<String> account, int most) {
      return real.fillsSince(since, account, most);
    }

    @Override
    public long lastOrderNumber() {
      return real.lastOrderNumber();
    }

    @Override
    public long lastBookingNumber() {
      return real.lastBookingNumber();
    }
  }
}
