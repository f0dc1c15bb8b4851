package io.maemae.notice;

import io.maemae.desk.AccountsLeftOut;
import io.maemae.desk.GuardListener;
import io.maemae.desk.GuardWatch;
import io.maemae.order.Order;
import io.maemae.order.PendingChange;
import io.maemae.order.Purpose;
import io.maemae.portfolio.Lot;
import io.maemae.strategy.GuardedLot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of shares that nothing guards any more, each with what should. Desk thread. */
public final class GuardNotices implements GuardListener {
  private final Outbox outbox;
  private final Wording wording;

  /** Tells into the outbox. */
  public GuardNotices(Outbox outbox, Wording wording) {
    this.outbox = outbox;
    this.wording = wording;
  }

  @Override
  public void noPrice(String feed, List<GuardedLot> lots) {
    outbox.tell(
        Topic.ALERT,
        wording.text(
            "unguarded.no-price",
            wording.account(feed),
            GuardWatch.NO_PRICE.toSeconds(),
            lines(lots)));
  }

  @Override
  public void blocked(Order by, List<GuardedLot> lots) {
    outbox.tell(
        Topic.ALERT,
        wording.text(
            blockedBy(by, lots),
            wording.orderWithState(by),
            String.valueOf(by.id().number()),
            lines(lots)));
  }

  @Override
  public void notReady(String account, List<GuardedLot> lots) {
    outbox.tell(
        Topic.ALERT, wording.text("unguarded.not-ready", wording.account(account), lines(lots)));
  }

  private static String blockedBy(Order by, List<GuardedLot> lots) {
    boolean canceledForExit =
        by.terms().purpose() == Purpose.ENTRY
            && by.change().stream().allMatch(PendingChange::isCancelOfAll)
            && lots.stream().anyMatch(GuardedLot::waiting);
    if (canceledForExit) {
      return "unguarded.not-canceled";
    }
    return by.isUnsettled() ? "unguarded.blocked" : "unguarded.unclear";
  }

  @Override
  public void soldOutside(Order sale, List<GuardedLot> lots) {
    outbox.tell(
        Topic.ALERT,
        wording.text("unguarded.sold-outside", wording.orderWithState(sale), lines(lots)));
  }

  @Override
  public void notRun(String account, List<Lot> lots) {
    outbox.tell(
        Topic.ALERT,
        wording.text(
            "unguarded.not-run",
            wording.account(account),
            lots.stream().map(wording::unguarded).collect(Collectors.joining("\n"))));
  }

  @Override
  public void accountLeftOut(AccountsLeftOut.LeftOut account) {
    String lines =
        Stream.concat(
                account.lots().stream().map(wording::unguarded),
                account.orders().stream().map(wording::orderWithState))
            .collect(Collectors.joining("\n"));
    outbox.tell(
        Topic.ALERT, wording.text("account.left-out", wording.account(account.account()), lines));
  }

  @Override
  public void guardedAgain(List<GuardedLot> lots) {
    outbox.tell(Topic.ALERT, wording.text("unguarded.over", lines(lots)));
  }

  private String lines(List<GuardedLot> lots) {
    return lots.stream().map(wording::guarded).collect(Collectors.joining("\n"));
  }
}
