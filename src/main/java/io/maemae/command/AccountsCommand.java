package io.maemae.command;

import io.maemae.order.BrokerAccount;
import java.util.ArrayList;
import java.util.List;

/** {@code /accounts}: the accounts, and which one commands mean. */
final class AccountsCommand implements Command {
  private final Tools tools;

  AccountsCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    call.arguments().end();
    List<String> lines = new ArrayList<>();
    for (BrokerAccount account : tools.reconciliation().accounts()) {
      boolean standard = account.name().equals(tools.defaultAccount());
      lines.add(
          tools
              .wording()
              .text(
                  standard ? "accounts.default" : "accounts.line",
                  tools.wording().account(account.name()),
                  "@" + account.name()));
    }
    call.replyText(String.join("\n", lines));
  }
}
