package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeExchange;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeOrder;
import java.util.function.Consumer;

/** Tells of orders by the stream. */
final class FakeNotices implements FakeExchange.Listener {
  private final Consumer<String> delivery;
  private final FakeNoticeText text;
  private boolean tellsExpiry;
  private boolean tellsChanges;

  FakeNotices(Consumer<String> delivery, FakeNoticeText text) {
    this.delivery = delivery;
    this.text = text;
  }

  FakeNoticeText text() {
    return text;
  }

  void tellsExpiry(boolean tells) {
    tellsExpiry = tells;
  }

  void tellsChanges(boolean tells) {
    tellsChanges = tells;
  }

  @Override
  public void traded(FakeInstrument instrument, String venue, long quantity) {
    // The market tells of it.
  }

  @Override
  public void accepted(FakeOrder order) {
    tell(text.of(order, order.quantity, order.asked, "0", "1", "1"));
  }

  @Override
  public void filled(FakeOrder order, long price, long quantity) {
    tell(text.of(order, quantity, price, "0", "2", "2"));
  }

  @Override
  public void dropped(FakeOrder order, long quantity) {
    tell(text.of(order, quantity, order.asked, "0", "1", "3"));
  }

  @Override
  public void rejected(FakeOrder order) {
    tell(text.of(order, order.quantity, order.asked, "1", "1", "1"));
  }

  @Override
  public void confirmed(FakeOrder change) {
    if (tellsChanges) {
      tell(text.of(change, change.quantity, change.asked, "0", "1", "1"));
    }
    tell(text.of(change, change.quantity, change.asked, "0", "1", "2"));
  }

  @Override
  public void expired(FakeOrder order, long quantity) {
    if (tellsExpiry) {
      tell(text.of(order, quantity, order.asked, "0", "1", "3"));
    }
  }

  void tell(String notice) {
    delivery.accept(notice);
  }
}
