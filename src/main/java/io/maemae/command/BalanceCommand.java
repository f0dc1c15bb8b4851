package io.maemae.command;

import io.maemae.market.Money;
import io.maemae.notice.Wording;
import io.maemae.order.Balance;
import io.maemae.order.BrokerAccount;
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
      texts.add(text(account.name()));
    }
    call.replyText(String.join("\n\n", texts));
  }

  private String text(String account) {
    Wording wording = tools.wording();
    Optional<Balance> broker = tools.power().balance(account).map(Reading.Complete::value);
    if (broker.isEmpty() || !tools.portfolio().isOpen(account)) {
      return wording.text("balance.unknown", wording.account(account));
    }
    Money settled = tools.portfolio().settledCash(account);
    Valuation.Value held = tools.valuation().of(tools.portfolio().lots(account));
    return wording.text(
        "balance",
        wording.account(account),
        broker.get().deposit(),
        settled,
        tools.power().orderable(account),
        held.marketValue(),
        wording.signed(held.unrealised()),
        settled.plus(held.marketValue()));
  }
}
