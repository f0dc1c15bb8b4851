package io.maemae.command;

import io.maemae.market.Money;
import io.maemae.notice.Wording;
import io.maemae.order.Balance;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Environment;
import io.maemae.order.Reading;
import io.maemae.portfolio.Valuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /balance}: cash, what may be ordered, and what all is worth. */
final class BalanceCommand implements Command {
  private final Tools tools;

  BalanceCommand(Tools tools) {
    this.tools = tools;
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
    call.arguments().end();
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
