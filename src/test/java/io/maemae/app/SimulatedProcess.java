package io.maemae.app;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.StreamListener;
import io.maemae.command.Confirmations;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Transactions;
import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.Price;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.notice.Language;
import io.maemae.order.AccountSource;
import io.maemae.order.BrokerAccount;
import io.maemae.order.CancelRequest;
import io.maemae.order.Environment;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderAbilities;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.Reading;
import io.maemae.order.RequestRate;
import io.maemae.order.SubmitResult;
import io.maemae.portfolio.Charges;
import io.maemae.simulation.MemoryStore;
import io.maemae.simulation.SimulatedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One process of a simulated day: the real bot from its start until it is killed. */
final class SimulatedProcess {
  private static final Instruments INSTRUMENTS = Instruments.wellKnown();
  static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());

  private final SimulatedDay day;
  private final MemoryStore store;
  private final Bot bot;
  private boolean alive = true;
  private long lastButton;

  /** The process dies here; nothing in it may go on. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  SimulatedProcess(SimulatedDay day, MemoryStore store) {
    this.day = day;
    this.store = store;
    List<BrokerAccount> accounts = new ArrayList<>();
    day.brokers().forEach((name, broker) -> accounts.add(account(name, broker)));
    bot =
        new Bot(
            new Bot.Plan(
                Language.KO,
                INSTRUMENTS,
                CALENDAR,
                new Charges(Map.of(), INSTRUMENTS),
                day.character().limits(),
                Map.of(),
                day.strategies(),
                accounts.get(0).name(),
                account -> day.character().confirms(),
                List.of(SimulatedPerson.CHAT),
                false),
            new Bot.Edges(
                accounts,
                day.brokers().get(accounts.get(0).name()),
                Bot.Feeds.NONE,
                Map.of(),
                day.tampering().face(day.person().face(this)),
                (when, task) -> day.deskTime().at(when, () -> run(task)),
                this::post,
                day::now,
                () -> "button-" + day.now().toEpochMilli() + "-" + ++lastButton,
                Confirmations.EXPIRY),
            kept());
  }

  private BrokerAccount account(String name, SimulatedBroker broker) {
    if (day.character().adapters()) {
      BrokerConnection connection = day.adapter(name, new Heard(name));
      return account(
          name,
          connection.gateway(),
          connection.source(),
          connection.abilities(),
          connection.rate());
    }
    return account(
        name,
        broker,
        broker,
        (type, timeInForce, where, session) ->
            where != Venue.NXT && session == TradingSession.REGULAR,
        day.character().rate());
  }

  private BrokerAccount account(
      String name,
      OrderGateway gateway,
      AccountSource source,
      OrderAbilities abilities,
      RequestRate rate) {
    return new BrokerAccount(
        name,
        Environment.PAPER,
        day.tampering().gateway(new Mortal(gateway), source),
        day.tampering().source(source, day::now),
        Optional.empty(),
        abilities,
        Venue.KRX,
        name,
        rate,
        day.character().settleInterval());
  }

  private Bot.Kept kept() {
    Transactions real = store.transactions();
    Transactions mortal =
        new Transactions() {
          @Override
          public void commit() {
            int before = store.syncs();
            day.mayDie(DayCharacter.Moment.BEFORE_COMMIT);
            real.commit();
            day.committed(store);
            day.mayDie(
                store.syncs() > before
                    ? DayCharacter.Moment.AFTER_SYNC
                    : DayCharacter.Moment.AFTER_COMMIT);
          }

          @Override
          public void probe() {
            real.probe();
          }

          @Override
          public void rollback() {
            real.rollback();
          }
        };
    return day.tampering()
        .kept(
            new Bot.Kept(
                mortal,
                store.orders(),
                store.settings(),
                store.outbox(),
                store.strategies(),
                store.days(),
                store.updates(),
                store.alerts()));
  }

  /** The process may die right before and right after a request leaves. */
  private final class Mortal implements OrderGateway {
    private final OrderGateway gateway;

    Mortal(OrderGateway gateway) {
      this.gateway = gateway;
    }

    @Override
    public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
      if (alive && !store.isReleasedOnDisk(request.id())) {
        day.breaks(request.id() + " left before the disk knew of its release");
      }
      leave(() -> gateway.submit(request, answer));
    }

    @Override
    public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
      leave(() -> gateway.cancel(request, answer));
    }

    @Override
    public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
      leave(() -> gateway.modify(request, answer));
    }

    private void leave(Runnable request) {
      if (!alive) {
        return;
      }
      day.mayDie(DayCharacter.Moment.BEFORE_REQUEST);
      request.run();
      day.mayDie(DayCharacter.Moment.AFTER_REQUEST);
    }
  }

  /** Everything stored is taken up, the streams are heard, and the market is known. */
  void start() {
    handle(new DeskEvent.Started(day.now()));
    for (Symbol symbol : SimulatedDay.SYMBOLS) {
      Price base = SimulatedDay.REFERENCE;
      handle(new DeskEvent.MarketData(new ReferencePrice(symbol, day.now(), base)));
    }
    if (!day.character().adapters()) {
      day.brokers().forEach((name, broker) -> broker.listen(new Heard(name)));
    }
  }

  /** What the stream of an account brings, at the ports or from its adapter. */
  private final class Heard implements SimulatedBroker.Listener, StreamListener {
    private final String account;

    Heard(String account) {
      this.account = account;
    }

    @Override
    public void notice(ExecutionNotice notice) {
      post(new DeskEvent.Noticed(day.tampering().notice(notice), day.now()));
    }

    @Override
    public void up() {
      changed(DeskEvent.StreamChanged.State.UP, "");
    }

    @Override
    public void down() {
      changed(DeskEvent.StreamChanged.State.DOWN, "");
    }

    @Override
    public void down(String why, boolean elsewhere) {
      changed(DeskEvent.StreamChanged.State.DOWN, why);
    }

    @Override
    public void unreadableNotice(String why) {
      changed(DeskEvent.StreamChanged.State.UNTRUSTED, why);
    }

    private void changed(DeskEvent.StreamChanged.State state, String why) {
      post(new DeskEvent.StreamChanged(account, state, why, day.now()));
    }

    @Override
    public void balanceChanged() {
      post(new DeskEvent.BalanceChanged(account, day.now()));
    }

    @Override
    public void accessRefused(String why) {
      reported("broker.access-refused", why);
    }

    @Override
    public void accessUnanswered(String why) {
      reported("broker.access-unanswered", why);
    }

    private void reported(String key, String why) {
      post(new DeskEvent.Reported(key, List.of(account, why), day.now()));
    }

    @Override
    public void market(MarketEvent event) {
      // Strategies hear the market of the day itself.
    }

    @Override
    public void gap(Set<Symbol> symbols) {
      // Likewise.
    }

    @Override
    public void condition(String name, Reading<List<Symbol>> symbols) {
      // Nobody searches.
    }
  }

  /** An event from a thread of its own: it is handled after those that came before. */
  void post(DeskEvent event) {
    day.deskTime().at(day.now(), () -> handle(event));
  }

  private void run(Runnable task) {
    if (alive) {
      task.run();
    }
  }

  void handle(DeskEvent event) {
    if (!alive) {
      return;
    }
    day.beforeEvent(store);
    if (!alive) {
      return;
    }
    try {
      bot.desk().handle(event);
    } catch (Killed killed) {
      day.died();
    } catch (RuntimeException e) {
      throw new IllegalStateException("the desk gave up at " + event, e);
    }
  }

  boolean isAlive() {
    return alive;
  }

  /** Nothing of it happens any more. */
  MemoryStore end() {
    alive = false;
    return store;
  }

  Bot bot() {
    return bot;
  }

  MemoryStore store() {
    return store;
  }
}
