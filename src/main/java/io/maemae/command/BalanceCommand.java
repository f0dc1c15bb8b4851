package io.maemae.command;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import io.maemae.order.Balance;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Buyable;
import io.maemae.order.Environment;
import io.maemae.order.Reading;
import io.maemae.portfolio.Valuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /balance}: cash, what may be ordered, and what all is worth. {@code /balance SYMBOL
 * [PRICE]}: what the broker lets one buy of a symbol.
 */
final class BalanceCommand implements Command {
  private final Tools tools;
  private final FreshPrices fresh;

  BalanceCommand(Tools tools, FreshPrices fresh) {
    this.tools = tools;
    this.fresh = fresh;
  }

  @Override
  public String name() {
    return "balance";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    List<BrokerAccount> accounts =
        call.arguments().account().isPresent()
            ? List.of(tools.account(call.arguments()))
            : tools.reconciliation().accounts();
    if (!call.arguments().isEmpty()) {
      buyable(call);
      return;
    }
    List<String> texts = new ArrayList<>();
    for (BrokerAccount account : accounts) {
      String name = tools.wording().account(account.name());
      texts.add(
          read(account.name())
              .map(figures -> text(name, figures))
              .orElseGet(() -> tools.wording().text("balance.unknown", name)));
    }
    for (Environment environment : Environment.values()) {
      List<BrokerAccount> alike =
          accounts.stream().filter(account -> account.environment() == environment).toList();
      total(alike).ifPresent(texts::add);
    }
    call.replyText(String.join("\n\n", texts));
  }

  /** Without a price at the day's upper limit, which a market order reserves. */
  private void buyable(Invocation call) throws CommandError {
    Arguments arguments = call.arguments();
    BrokerAccount account = tools.account(arguments);
    Symbol symbol = arguments.symbol(tools.instruments());
    Optional<String> typed = arguments.next();
    arguments.end();
    Optional<Price> limit =
        typed.isPresent() ? Optional.of(Arguments.price(typed.get())) : Optional.empty();
    if (limit.isPresent()) {
      buyable(call, account, symbol, limit.get(), "balance.buyable");
      return;
    }
    fresh.of(
        call,
        symbol,
        failure ->
            tools
                .power()
                .limits(symbol)
                .map(PriceLimits::upper)
                .ifPresentOrElse(
                    upper -> buyable(call, account, symbol, upper, "balance.buyable.market"),
                    () ->
                        failure.ifPresentOrElse(
                            why -> call.reply("price.unreadable", symbol, why),
                            () -> call.reply("price.unknown", symbol))));
  }

  private void buyable(
      Invocation call, BrokerAccount account, Symbol symbol, Price price, String key) {
    String name = tools.wording().account(account.name());
    tools
        .questions()
        .<Reading<Buyable>>ask(
            call,
            answer -> account.source().buyable(symbol, price, answer),
            reading -> {
              if (reading instanceof Reading.Complete<Buyable> complete) {
                Buyable told = complete.value();
                call.reply(key, name, symbol, price, told.quantity(), told.amount());
              } else {
                String why = ((Reading.Unreadable<?>) reading).why();
                call.reply("balance.buyable.unreadable", name, symbol, why);
              }
            });
  }

  /** What an account has; money of paper accounts is never added to that of live ones. */
  private record Figures(
      Money deposit, Money settled, Money orderable, Money marketValue, Money unrealised) {
    Figures plus(Figures other) {
      return new Figures(
          deposit.plus(other.deposit),
          settled.plus(other.settled),
          orderable.plus(other.orderable),
          marketValue.plus(other.marketValue),
          unrealised.plus(other.unrealised));
    }
  }

  private Optional<Figures> read(String account) {
    Optional<Balance> broker = tools.power().balance(account).map(Reading.Complete::value);
    if (broker.isEmpty() || !tools.portfolio().isOpen(account)) {
      return Optional.empty();
    }
    Valuation.Value held = tools.valuation().of(tools.portfolio().lots(account));
    return Optional.of(
        new Figures(
            broker.get().deposit(),
            tools.portfolio().settledCash(account),
            tools.power().orderable(account),
            held.marketValue(),
            held.unrealised()));
  }

  /** Of several accounts, once all of them are known. */
  private Optional<String> total(List<BrokerAccount> accounts) {
    List<Figures> known =
        accounts.stream().flatMap(account -> read(account.name()).stream()).toList();
    if (known.size() < 2 || known.size() < accounts.size()) {
      return Optional.empty();
    }
    Wording wording = tools.wording();
    String name = wording.text("balance.total", wording.environment(accounts.get(0).name()));
    return known.stream().reduce(Figures::plus).map(sum -> text(name, sum));
  }

  private String text(String name, Figures figures) {
    Wording wording = tools.wording();
    return wording.text(
        "balance",
        name,
        figures.deposit(),
        figures.settled(),
        figures.orderable(),
        figures.marketValue(),
        wording.signed(figures.unrealised()),
        figures.settled().plus(figures.marketValue()));
  }
}
