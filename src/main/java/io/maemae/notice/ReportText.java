package io.maemae.notice;

import io.maemae.desk.DayReport;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes results as text. Immutable. */
public final class ReportText {
  private final Wording wording;

  /** In the wording's language. */
  public ReportText(Wording wording) {
    this.wording = wording;
  }

  /** The report of a day. */
  public String daily(DayReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.text(
            "report.title", wording.account(report.account().name()), report.close().date()));
    lines.add(wording.text("report.orders", report.orders(), report.filledOrders()));
    lines.add(
        wording.text(
            "report.realised",
            wording.signed(report.close().realised()),
            report.close().fee(),
            report.close().tax()));
    lines.add(
        wording.text(
            "report.unrealised",
            wording.signed(report.close().unrealised()),
            report.close().marketValue()));
    lines.add(wording.text("report.day", wording.signed(report.dayResult())));
    lines.add(wording.text("report.cash", report.close().settledCash()));
    lines.addAll(results(report.realisedBySymbol(), report.realisedByStrategy()));
    return String.join("\n", lines);
  }

  /** Realised results by symbol and by strategy, a line each; none if there are none. */
  public List<String> results(
      Map<Symbol, Portfolio.Result> bySymbol, Map<String, Portfolio.Result> byStrategy) {
    List<String> lines = new ArrayList<>();
    if (!bySymbol.isEmpty()) {
      lines.add(wording.text("report.by-symbol"));
      bySymbol.forEach((symbol, result) -> lines.add(line(wording.say(symbol), result)));
    }
    if (!byStrategy.isEmpty()) {
      lines.add(wording.text("report.by-strategy"));
      byStrategy.forEach(
          (name, result) ->
              lines.add(line(name.isEmpty() ? wording.text("report.by-hand") : name, result)));
    }
    return lines;
  }

  private String line(String who, Portfolio.Result result) {
    return wording.text("report.line", who, wording.signed(result.realised()));
  }
}
