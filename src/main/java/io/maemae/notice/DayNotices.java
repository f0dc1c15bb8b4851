package io.maemae.notice;

import io.maemae.desk.DayListener;
import io.maemae.desk.DayReport;
import io.maemae.desk.LossGuard;
import io.maemae.order.BrokerAccount;
import java.time.LocalDate;
import java.util.List;

/** Tells how the day goes. Desk thread. */
public final class DayNotices implements DayListener {
  private final Outbox outbox;
  private final ReportText reports;
  private final Wording wording;
  private final boolean onlyBusyDays;

  /**
   * Tells into the outbox.
   *
   * @param onlyBusyDays true for a history of years: days without an order are not told
   */
  public DayNotices(Outbox outbox, ReportText reports, Wording wording, boolean onlyBusyDays) {
    this.outbox = outbox;
    this.reports = reports;
    this.wording = wording;
    this.onlyBusyDays = onlyBusyDays;
  }

  @Override
  public void opened(LocalDate date) {
    if (!onlyBusyDays) {
      outbox.tell(Topic.SESSION, wording.text("day.opened", date));
    }
  }

  @Override
  public void closed(LocalDate date) {
    if (!onlyBusyDays) {
      outbox.tell(Topic.SESSION, wording.text("day.closed", date));
    }
  }

  @Override
  public void report(List<DayReport> day) {
    day.stream()
        .filter(r -> !onlyBusyDays || r.orders() > 0)
        .forEach(r -> outbox.tell(Topic.REPORT, reports.daily(r)));
  }

  @Override
  public void keyExpires(String account, LocalDate last, long days) {
    String key = days > 0 ? "day.key-expires" : days == 0 ? "day.key-ends" : "day.key-ended";
    outbox.tell(Topic.ALERT, wording.text(key, wording.account(account), last, days));
  }

  @Override
  public void lossLimit(BrokerAccount account, LossGuard.Breach breach) {
    outbox.tell(
        Topic.ALERT,
        wording.text(
            "day.loss-limit." + breach.of(),
            breach.of() == LossGuard.Scope.ACCOUNT
                ? wording.account(account.name())
                : wording.allAccounts(),
            breach.loss(),
            breach.limit()));
  }
}
