package io.maemae.command;

import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.notice.Wording;
import io.maemae.order.Balance;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Order;
import io.maemae.order.OrderIntent;
import io.maemae.order.Placement;
import io.maemae.order.Purpose;
import io.maemae.order.Reading;
import io.maemae.order.TradingStop;
import io.maemae.portfolio.Lot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /panic}: stops the strategies and cancels every order at once; what somebody was about to
 * order, by a button or by a command that still waits for the broker, is not sent. Then it offers
 * to sell what the strategies hold, or everything. Sales are sized by what the broker says is
 * sellable, read after the cancels. What is in accounts that are not configured any more cannot be
 * sold or cancelled from here, and is named.
 */
final class PanicCommand implements Command {
  /** For many cancels, one after the other; what is not done by then is told as not sellable. */
  private static final Duration LONGEST_CANCELS = Duration.ofSeconds(30);

  private final Tools tools;
  private final UnrecordedCancels unrecorded;

  PanicCommand(Tools tools, UnrecordedCancels unrecorded) {
    this.tools = tools;
    this.unrecorded = unrecorded;
  }

  /** Shares to be sold. */
  private record Sale(String account, Symbol symbol, Optional<String> strategy, Quantity shares) {}

  @Override
  public String name() {
    return "panic";
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean obeyedLate() {
    return true;
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    tools.stop().set(TradingStop.Level.ALL);
    List<Order> open =
        tools.ledger().working().stream().filter(o -> isConfigured(o.account())).toList();
    tools.trading().cancelEverything();
    tools.strategies().cancelEntries(Optional.empty());
    call.reply("panic.stopped", tools.wording().allAccounts(), open.size());
    LeftOutOrders.notCancelled(tools, order -> true).ifPresent(call::replyText);
    tools.confirmations().closeOrders();
    tools.questions().endOrders();
    List<Sale> ofStrategies = sales(true);
    List<Sale> all = sales(false);
    if (call.late()) {
      return;
    }
    if (all.isEmpty()) {
      keptOut(false).ifPresent(call::replyText);
      return;
    }
    Wording wording = tools.wording();
    List<Confirmations.Offer> offers = new ArrayList<>();
    if (!ofStrategies.isEmpty()) {
      offers.add(
          new Confirmations.Offer(
              wording.text("panic.sell-strategies", worth(ofStrategies)),
              () -> confirm(call, true)));
    }
    offers.add(
        new Confirmations.Offer(
            wording.text("panic.sell-all", worth(all)), () -> confirm(call, false)));
    offers.add(
        new Confirmations.Offer(wording.text("button.cancel"), () -> call.reply("panic.kept")));
    call.replyText(
        wording.text("panic.offer", listWithKeptOut(all, false)),
        tools.confirmations().offerToOrder(call.user(), call.chat(), offers));
  }

  @Override
  public void runWithoutStore(Invocation call) throws CommandError {
    call.arguments().end();
    unrecorded.reply(call, "panic.unrecorded", tools.ledger().working());
  }

  private boolean isConfigured(String account) {
    return tools.reconciliation().isConfigured(account);
  }

  /** What can be sold. */
  private List<Sale> sales(boolean onlyStrategies) {
    return held(onlyStrategies).filter(sale -> isConfigured(sale.account())).toList();
  }

  /** What cannot, for its account is not configured any more. */
  private Optional<String> keptOut(boolean onlyStrategies) {
    List<Sale> sales = held(onlyStrategies).filter(s -> !isConfigured(s.account())).toList();
    return sales.isEmpty()
        ? Optional.empty()
        : Optional.of(tools.wording().text("panic.left-out", list(sales)));
  }

  private Stream<Sale> held(boolean onlyStrategies) {
    return tools.portfolio().lots().stream()
        .filter(l -> l.units() > 0 && (!onlyStrategies || l.key().strategy().isPresent()))
        .map(Lot::key)
        .map(
            k ->
                new Sale(
                    k.account(),
                    k.symbol(),
                    k.strategy(),
                    tools.portfolio().held(k.account(), k.symbol(), k.strategy())));
  }

  /** About what sales bring; says so where a price is not known. */
  private String worth(List<Sale> sales) {
    List<Money> known =
        sales.stream()
            .flatMap(
                s -> tools.marks().valuation(s.symbol()).map(p -> p.times(s.shares())).stream())
            .toList();
    if (known.isEmpty()) {
      return tools.wording().text("panic.no-price");
    }
    return tools
        .wording()
        .text(
            known.size() == sales.size() ? "panic.about" : "panic.about.part",
            known.stream().reduce(Money.ZERO, Money::plus));
  }

  private String listWithKeptOut(List<Sale> sales, boolean onlyStrategies) {
    return keptOut(onlyStrategies).map(out -> list(sales) + "\n" + out).orElse(list(sales));
  }

  private String list(List<Sale> sales) {
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>();
    for (Sale sale : sales) {
      lines.add(
          wording.text(
              "panic.line",
              wording.account(sale.account()),
              sale.symbol(),
              sale.shares(),
              worth(List.of(sale)),
              wording.owner(sale.strategy())));
    }
    return String.join("\n", lines);
  }

  private List<OrderType> types(List<Sale> sales) {
    return sales.stream().map(s -> type(s.account())).distinct().toList();
  }

  /** At the market, or what comes nearest to it in the evening. */
  private OrderType type(String account) {
    return tools
        .trading()
        .account(account)
        .typeFor(Optional.empty(), TimeInForce.DAY, session(account));
  }

  private TradingSession session(String account) {
    return tools
        .calendar()
        .session(tools.trading().account(account).venue(), tools.clock().instant())
        .orElse(TradingSession.REGULAR);
  }

  private void confirm(Invocation call, boolean onlyStrategies) {
    List<Sale> sales = sales(onlyStrategies);
    Wording wording = tools.wording();
    call.replyText(
        wording.text(
            "panic.confirm", listWithKeptOut(sales, onlyStrategies), worth(sales), types(sales)),
        tools
            .confirmations()
            .offerToOrder(
                call.user(),
                call.chat(),
                List.of(
                    new Confirmations.Offer(
                        wording.text("button.confirm"), () -> sell(call, onlyStrategies)),
                    new Confirmations.Offer(
                        wording.text("button.cancel"), () -> call.reply("panic.kept")))));
  }

  /** Once its cancels are done, reads each account's sellable shares anew, then sells. */
  private void sell(Invocation call, boolean onlyStrategies) {
    Instant now = tools.clock().instant();
    Instant latest = now.plus(LONGEST_CANCELS);
    for (BrokerAccount account : tools.reconciliation().accounts()) {
      Runnable again = () -> call.reply("panic.again", tools.wording().account(account.name()));
      Runnable read =
          () -> {
            List<Sale> sales = sales(account, onlyStrategies);
            tools
                .questions()
                .<Reading<Balance>>askToOrder(
                    call,
                    again,
                    answer -> account.source().balance(answer),
                    reading -> sell(call, account, sales, reading));
          };
      if (!sales(account, onlyStrategies).isEmpty()) {
        tools.questions().waitToOrder(call, again, () -> !isFreeing(account), now, latest, read);
      }
    }
  }

  private List<Sale> sales(BrokerAccount account, boolean onlyStrategies) {
    return sales(onlyStrategies).stream().filter(s -> s.account().equals(account.name())).toList();
  }

  /** Whether sales of it are being cancelled, or will be as soon as they are answered. */
  private boolean isFreeing(BrokerAccount account) {
    return tools.ledger().working(account.name()).stream()
        .filter(o -> o.side() == Side.SELL && !o.isUnclear())
        .anyMatch(o -> o.change().isPresent() || o.legs().isEmpty());
  }

  private void sell(
      Invocation call, BrokerAccount account, List<Sale> sales, Reading<Balance> reading) {
    if (!(reading instanceof Reading.Complete<Balance> complete)) {
      call.reply("panic.unreadable", tools.wording().account(account.name()));
      return;
    }
    Map<Symbol, Quantity> sellable = new HashMap<>();
    complete.value().holdings().forEach(h -> sellable.put(h.symbol(), h.sellable()));
    for (Sale sale : sales) {
      Quantity left = sellable.getOrDefault(sale.symbol(), Quantity.ZERO);
      Quantity shares = sale.shares().min(left);
      sellable.put(sale.symbol(), left.minus(shares));
      sell(call, sale, shares);
    }
  }

  private void sell(Invocation call, Sale sale, Quantity shares) {
    if (shares.compareTo(sale.shares()) < 0) {
      call.reply(
          "panic.not-sellable",
          tools.wording().account(sale.account()),
          sale.symbol(),
          sale.shares().minus(shares));
    }
    if (shares.isZero()) {
      return;
    }
    OrderType type = type(sale.account());
    OrderIntent intent =
        new OrderIntent(
            sale.account(),
            sale.symbol(),
            Side.SELL,
            shares,
            type,
            Optional.empty(),
            TimeInForce.DAY,
            tools
                .trading()
                .account(sale.account())
                .venueFor(type, TimeInForce.DAY, session(sale.account())),
            Purpose.LIQUIDATION,
            sale.strategy(),
            true);
    if (tools.trading().place(intent) instanceof Placement.Refused refused) {
      call.reply(
          "order.refused",
          tools.wording().intent(intent),
          tools.wording().refusal(refused.refusal()));
    }
  }
}
