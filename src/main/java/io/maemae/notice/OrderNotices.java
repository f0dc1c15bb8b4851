package io.maemae.notice;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Candidate;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderListener;
import io.maemae.order.OrderState;
import io.maemae.order.Purpose;
import io.maemae.order.ReconciliationListener;
import io.maemae.order.RequestKind;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Portfolio;
import java.time.Duration;
import java.util.List;

/**
 * Tells what becomes of orders, and how ledger and broker compare. Fills of one order within a
 * second are one message. Desk thread.
 */
public final class OrderNotices implements OrderListener, ReconciliationListener {
  /** Fills of one order that come within this time are told together. */
  static final Duration TOGETHER = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final Wording wording;
  private final OrderLedger ledger;
  private final UnknownChoice choice;
  private final StartNotices start;
  private final FailedExits exits;

  /** Offers what a person can decide about an order that was not found, or not told apart. */
  public interface UnknownChoice {
    /** The buttons: the first says that it was not placed, the last waits. */
    List<OutboxMessage.Button> notPlaced(Order order);

    /** The buttons: one for each order that it may be, one for none of them, the last waits. */
    List<OutboxMessage.Button> choose(Order order, List<Candidate> candidates);
  }

  /** Tells into the outbox. */
  public OrderNotices(
      Outbox outbox,
      Wording wording,
      OrderLedger ledger,
      UnknownChoice choice,
      SettingStore settings) {
    this.exits = new FailedExits(settings);
    this.ledger = ledger;
    this.outbox = outbox;
    this.wording = wording;
    this.choice = choice;
    start = new StartNotices(outbox, wording);
  }

  @Override
  public void ready(BrokerAccount account) {
    start.ready(account);
  }

  @Override
  public void noticeComes(String account) {
    start.hears(account);
  }

  @Override
  public void noticeTaken() {
    start.hearsNoMore();
  }

  private void tell(Topic topic, Order order, String text) {
    tell(topic, order.account(), text);
  }

  private void tell(Topic topic, String account, String text) {
    if (start.gathers(account)) {
      start.gather(account, text);
    } else {
      outbox.tell(topic, text);
    }
  }

  @Override
  public void accepted(Order order) {
    tell(
        Topic.ORDER,
        order,
        wording.text("order.accepted", wording.order(order), wording.progress(order)));
  }

  @Override
  public void adopted(Order order) {
    tell(Topic.ALERT, order, wording.text("order.adopted", wording.orderWithState(order)));
  }

  @Override
  public void repriced(Order order) {
    outbox.flush(key(order));
    tell(
        Topic.ALERT,
        order,
        wording.text(
            "order.repriced",
            wording.orderWithState(order),
            wording.average(order.filledAmount(), order.filled())));
  }

  @Override
  public void renumbered(Order order, ClientOrderId before) {
    outbox.flush(key(order));
    tell(
        Topic.ALERT,
        order,
        wording.text("order.renumbered", wording.orderWithState(order), before.number()));
  }

  @Override
  public void filled(Order order, List<Fill> fills) {
    Portfolio.Charged sum = ledger.charged(order);
    boolean whole = order.filled().equals(order.quantity());
    String text =
        wording.text(
            order.terms().strategy().isPresent() ? "order.filled.strategy" : "order.filled",
            wording.order(order),
            wording.say(whole ? OrderState.FILLED : OrderState.PARTIALLY_FILLED),
            wording.progress(order),
            wording.average(order.filledAmount(), order.filled()),
            sum.fee(),
            sum.tax(),
            order.terms().strategy().orElse(""));
    if (start.gathers(order.account())) {
      start.gather(order.account(), text);
    } else {
      outbox.tellMerged(Topic.FILL, key(order), text, whole ? Duration.ZERO : TOGETHER);
    }
  }

  private static String key(Order order) {
    return "filled-" + order.id().number();
  }

  @Override
  public void ended(Order order) {
    outbox.flush(key(order));
    boolean exit = order.terms().purpose() == Purpose.EXIT;
    if (exit && order.hasFailed()) {
      exits.failed(order).ifPresent(failure -> tellFailedExit(order, failure));
      return;
    }
    int untold = exit ? exits.over(order) : 0;
    if (order.state() != OrderState.FILLED) {
      tell(order.state() == OrderState.REJECTED ? Topic.ALERT : Topic.ORDER, order, end(order));
    }
    if (untold > 0) {
      tell(
          Topic.ORDER,
          order,
          wording.text(
              "order.ended", wording.order(order), wording.text("order.exit-untold", untold)));
    }
  }

  private void tellFailedExit(Order order, FailedExits.Failure failure) {
    String key = failure.repeats() ? "order.exit-repeats" : "order.exit-untold";
    String before = failure.untold() == 0 ? "" : " " + wording.text(key, failure.untold());
    tell(Topic.ALERT, order, end(order) + before);
  }

  private String end(Order order) {
    return order.text().isEmpty()
        ? wording.orderWithState(order)
        : wording.text("order.ended", wording.orderWithState(order), order.text());
  }

  /** What was told may not have been kept: at start, and after a failed commit. */
  public void reload() {
    exits.reload();
    start.reload();
  }

  @Override
  public void replaced(Order order) {
    outbox.flush(key(order));
    tell(
        Topic.ORDER,
        order,
        wording.text("order.replaced", wording.order(order), wording.progress(order)));
  }

  @Override
  public void reduced(Order order, Quantity takenBack) {
    outbox.flush(key(order));
    tell(
        Topic.ORDER,
        order,
        wording.text("order.reduced", wording.orderWithState(order), takenBack));
  }

  @Override
  public void changeFailed(Order order, RequestKind kind, String why) {
    outbox.flush(key(order));
    tell(
        Topic.ALERT,
        order,
        wording.text("order.change-failed." + kind, wording.orderWithState(order), why));
  }

  @Override
  public void cancelDelayed(Order order, String why) {
    tell(
        Topic.ALERT,
        order,
        wording.text("order.cancel-delayed", wording.orderWithState(order), why));
  }

  @Override
  public void changeUnknown(Order order, RequestKind kind) {
    tell(
        Topic.ALERT,
        order,
        wording.text("order.change-unknown." + kind, wording.orderWithState(order)));
  }

  @Override
  public void unknown(Order order, String why) {
    tell(Topic.ALERT, order, wording.text("order.unknown", wording.orderWithState(order)));
  }

  @Override
  public void notFound(Order order) {
    outbox.tell(Topic.ALERT, wording.notFound(order), choice.notPlaced(order));
  }

  @Override
  public void ambiguous(Order order, List<Candidate> candidates) {
    outbox.tell(
        Topic.ALERT, wording.ambiguous(order, candidates), choice.choose(order, candidates));
  }

  @Override
  public void external(Order order) {
    tell(Topic.ORDER, order, wording.text("order.external", wording.orderWithState(order)));
  }

  @Override
  public void foundOpen(Order order, boolean takenBack) {
    String key = takenBack ? "order.reopened-cancelled" : "order.reopened";
    tell(Topic.ALERT, order, wording.text(key, wording.orderWithState(order)));
  }

  @Override
  public void corrected(Order order, Quantity excess) {
    tell(
        Topic.ALERT, order, wording.text("order.corrected", wording.orderWithState(order), excess));
  }

  @Override
  public void unexplainedShares(
      BrokerAccount account, Symbol symbol, long units, ShareChange change) {
    String key =
        switch (change) {
          case MOVED -> "broker.unexplained-shares";
          case REGROUPED -> "broker.split-shares";
          case CAME_FREE -> "broker.free-shares";
        };
    tell(
        Topic.ALERT,
        account.name(),
        wording.text(key, wording.account(account.name()), symbol, units));
  }

  @Override
  public void openingCorrected(BrokerAccount account, Symbol symbol, long units) {
    tell(
        Topic.ALERT,
        account.name(),
        wording.text("broker.opening-corrected", wording.account(account.name()), symbol, units));
  }

  @Override
  public void openingCashCorrected(BrokerAccount account, Money amount) {
    tell(
        Topic.ALERT,
        account.name(),
        wording.text(
            "broker.opening-cash", wording.account(account.name()), wording.signed(amount)));
  }

  @Override
  public void untradeable(BrokerAccount account, List<String> codes) {
    tell(
        Topic.ALERT,
        account.name(),
        wording.text(
            "broker.untradeable", wording.account(account.name()), String.join(", ", codes)));
  }

  @Override
  public void unexplainedCash(BrokerAccount account, Money amount) {
    tell(
        Topic.ALERT,
        account.name(),
        wording.text(
            "broker.unexplained-cash", wording.account(account.name()), wording.signed(amount)));
  }
}
