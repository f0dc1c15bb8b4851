package io.maemae.notice;

import io.maemae.desk.AlertListener;
import io.maemae.desk.PriceAlert;
import io.maemae.market.Price;
import java.time.Instant;

/** Tells that a price alert was reached. Desk thread. */
public final class AlertNotices implements AlertListener {
  private final Outbox outbox;
  private final Wording wording;

  /** Tells into the outbox. */
  public AlertNotices(Outbox outbox, Wording wording) {
    this.outbox = outbox;
    this.wording = wording;
  }

  @Override
  public void reached(PriceAlert alert, Price last, Instant at) {
    outbox.tell(
        Topic.ALERT,
        wording.text(
            "alert.reached." + alert.direction(),
            alert.symbol(),
            last,
            wording.time(at),
            alert.price()));
  }
}
