package io.maemae.notice;

import io.maemae.desk.GuardListener;
import io.maemae.desk.GuardWatch;
import io.maemae.order.Order;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.strategy.GuardedLot;
import java.util.List;
import java.util.stream.Collectors;

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

  private static String blockedBy(Order by, List<GuardedLot> lots) {
    boolean canceledForExit =
        by.terms().purpose() == Purpose.ENTRY
            && by.change().filter(c -> c.kind() == RequestKind.CANCEL && c.whole()).isPresent()
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
  public void guardedAgain(List<GuardedLot> lots) {
    outbox.tell(Topic.ALERT, wording.text("unguarded.over", lines(lots)));
  }

  private String lines(List<GuardedLot> lots) {
    return lots.stream().map(wording::guarded).collect(Collectors.joining("\n"));
  }
}
