package io.maemae.command;

import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.ProfitSource;
import io.maemae.order.Reading;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.Valuation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /pnl [day|week|month]}: won and lost, after fees and tax, by symbol and by strategy. */
final class PnlCommand implements Command {
  private final Tools tools;

  PnlCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "pnl";
  }

  @Override
  public void run(Invocation call) throws CommandError {
    LocalDate today = MarketTime.date(tools.clock().instant());
    boolean one = call.arguments().account().isPresent();
    String account = tools.account(call.arguments()).name();
    LocalDate from = from(call.arguments(), today);
    call.arguments().end();
    Map<Symbol, Portfolio.Result> bySymbol = new TreeMap<>();
    Map<String, Portfolio.Result> byStrategy = new TreeMap<>();
    Portfolio.Result total = Portfolio.Result.NONE;
    for (Map.Entry<Lot.Key, Portfolio.Result> entry :
        tools.portfolio().results(from, today).entrySet()) {
      Lot.Key key = entry.getKey();
      if (!one || key.account().equals(account)) {
        total = total.plus(entry.getValue());
        bySymbol.merge(key.symbol(), entry.getValue(), Portfolio.Result::plus);
        byStrategy.merge(key.strategy().orElse(""), entry.getValue(), Portfolio.Result::plus);
      }
    }
    Valuation.Value held =
        tools.valuation().of(one ? tools.portfolio().lots(account) : tools.portfolio().lots());
    Wording wording = tools.wording();
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.text(
            "pnl.title", one ? wording.account(account) : accounts(from, today), from, today));
    lines.add(
        wording.text(
            "report.realised", wording.signed(total.realised()), total.fee(), total.tax()));
    lines.add(
        wording.text("report.unrealised", wording.signed(held.unrealised()), held.marketValue()));
    lines.add(wording.text("pnl.total", wording.signed(total.realised().plus(held.unrealised()))));
    lines.addAll(tools.reports().results(bySymbol, byStrategy));
    List<BrokerAccount> asked =
        tools.reconciliation().accounts().stream()
            .filter(a -> a.profits().isPresent() && (!one || a.name().equals(account)))
            .toList();
    ask(call, asked, from, today, lines);
  }

  /** What the brokers count themselves stands below ours, one after the other. */
  private void ask(
      Invocation call,
      List<BrokerAccount> accounts,
      LocalDate from,
      LocalDate today,
      List<String> lines) {
    if (accounts.isEmpty()) {
      call.replyText(String.join("\n", lines));
      return;
    }
    BrokerAccount account = accounts.get(0);
    tools
        .questions()
        .<Reading<ProfitSource.Realised>>ask(
            call,
            answer -> account.profits().orElseThrow().realised(from, today, answer),
            reading -> {
              lines.add(broker(account, reading));
              ask(call, accounts.subList(1, accounts.size()), from, today, lines);
            });
  }

  private String broker(BrokerAccount account, Reading<ProfitSource.Realised> reading) {
    Wording wording = tools.wording();
    String name = wording.account(account.name());
    if (reading instanceof Reading.Complete<ProfitSource.Realised> complete) {
      ProfitSource.Realised sums = complete.value();
      return wording.text(
          "pnl.broker", name, wording.signed(sums.profit()), sums.fee(), sums.tax());
    }
    return wording.text(
        "pnl.broker.unreadable", name, ((Reading.Unreadable<ProfitSource.Realised>) reading).why());
  }

  /** Those configured, and others of which something is in the sums. */
  private String accounts(LocalDate from, LocalDate today) {
    Set<String> names = new LinkedHashSet<>();
    tools.reconciliation().accounts().forEach(a -> names.add(a.name()));
    tools.portfolio().results(from, today).keySet().forEach(key -> names.add(key.account()));
    tools.portfolio().lots().forEach(lot -> names.add(lot.key().account()));
    return names.stream().map(tools.wording()::account).collect(Collectors.joining(" "));
  }

  private static LocalDate from(Arguments arguments, LocalDate today) throws CommandError {
    if (arguments.isEmpty() || arguments.takes("day")) {
      return today;
    } else if (arguments.takes("week")) {
      return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    } else if (arguments.takes("month")) {
      return today.withDayOfMonth(1);
    }
    throw new CommandError("error.pnl.period", Arguments.shown(arguments.next().orElseThrow()));
  }
}
