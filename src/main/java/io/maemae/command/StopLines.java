package io.maemae.command;

import io.maemae.notice.Wording;
import io.maemae.order.BrokerAccount;
import io.maemae.order.TradingStop;
import java.util.ArrayList;
import java.util.List;

/** Says how much is stopped. */
final class StopLines {
  private StopLines() {}

  /** A line for all, and one for each account that is stopped though not all are. */
  static List<String> of(Tools tools) {
    Wording wording = tools.wording();
    TradingStop stop = tools.stop();
    List<String> lines = new ArrayList<>();
    lines.add(wording.text("stop.level." + stop.level()));
    if (!stop.holdsEntries()) {
      tools.reconciliation().accounts().stream()
          .map(BrokerAccount::name)
          .filter(stop::holdsEntries)
          .forEach(name -> lines.add(wording.text("stop.account", wording.account(name))));
    }
    return lines;
  }
}
