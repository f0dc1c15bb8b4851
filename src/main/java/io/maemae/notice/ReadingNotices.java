package io.maemae.notice;

import io.maemae.order.BrokerAccount;
import io.maemae.order.ReconciliationListener;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells which part of an account cannot be read, what that means for its orders, and that it can be
 * read again. Desk thread.
 */
public final class ReadingNotices implements ReconciliationListener {
  private final Outbox outbox;
  private final Wording wording;

  /** Tells into the outbox. */
  public ReadingNotices(Outbox outbox, Wording wording) {
    this.outbox = outbox;
    this.wording = wording;
  }

  @Override
  public void unreadable(BrokerAccount account, Part part, String why, Optional<Instant> balance) {
    String key = part == Part.ORDERS ? "broker.unreadable" : "broker.balance-unreadable";
    String text = wording.text(key, wording.account(account.name()), why);
    if (balance.isEmpty()) {
      text += "\n" + wording.text("broker.rests");
    } else if (part == Part.BALANCE) {
      text += "\n" + wording.text("broker.old-balance", balance.get());
    }
    outbox.tell(Topic.ALERT, text);
  }

  @Override
  public void readable(BrokerAccount account, Part part, Placing placing) {
    String key = part == Part.ORDERS ? "broker.readable" : "broker.balance-readable";
    String text = wording.text(key, wording.account(account.name()));
    if (placing == Placing.RESTS) {
      text += " " + wording.text("broker.rests-still");
    } else if (placing == Placing.AGAIN) {
      text += " " + wording.text("broker.places-again");
    }
    outbox.tell(Topic.ALERT, text);
  }
}
