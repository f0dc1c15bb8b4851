package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeExchange;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells of orders (00) and what they make of the account (04).
 *
 * <p>Source: official specification 451f89c, types 00 and 04; that 910 and 911 are of the whole
 * order so far is measured. Nobody has published a frame with 취소 or 거부: here the exchange's end of
 * the rest of an IOC or FOK order is 취소 with nothing remaining, and the reason in 919 is made up.
 */
final class FakeNotices implements FakeExchange.Listener {
  static final String REASON = "RC4099";
  private static final long FIRST_FILL = 120_000;

  private final Consumer<FakeFrame> delivery;
  private final KiwoomServerSettings settings;
  private final FakeTime time;
  private final FakeAccount account;
  private Optional<FakeBooks> books = Optional.empty();
  private List<FakeOrder> orders = List.of();
  private long lastFill = FIRST_FILL;
  private boolean tellsExpiry;
  private boolean tellsOriginals;

  FakeNotices(
      Consumer<FakeFrame> delivery,
      KiwoomServerSettings settings,
      FakeTime time,
      FakeAccount account) {
    this.delivery = delivery;
    this.settings = settings;
    this.time = time;
    this.account = account;
  }

  void sees(FakeBooks books, List<FakeOrder> orders) {
    this.books = Optional.of(books);
    this.orders = orders;
  }

  void tellsExpiry(boolean tells) {
    tellsExpiry = tells;
  }

  void tellsOriginals(boolean tells) {
    tellsOriginals = tells;
  }

  @Override
  public void traded(FakeInstrument instrument, String venue, long quantity) {
    // The market tells of it.
  }

  @Override
  public void accepted(FakeOrder order) {
    tell(state(order, "접수", order.quantity));
  }

  @Override
  public void filled(FakeOrder order, long price, long quantity) {
    lastFill++;
    ObjectNode values = state(order, "체결", order.open());
    FakeJson.put(values, "909", lastFill, "910", order.amount / order.filled);
    FakeJson.put(values, "911", order.filled, "914", price, "915", quantity);
    tell(values);
    balance(order);
  }

  @Override
  public void dropped(FakeOrder order, long quantity) {
    tell(state(order, "취소", 0));
  }

  @Override
  public void rejected(FakeOrder order) {
    tell(FakeJson.put(state(order, "거부", 0), "919", REASON));
  }

  @Override
  public void confirmed(FakeOrder change) {
    tell(state(change, "접수", change.quantity));
    tell(state(change, "확인", change.open()));
    if (tellsOriginals) {
      FakeOrder original = change.original.orElseThrow();
      tell(state(original, "접수", original.open()));
    }
  }

  @Override
  public void expired(FakeOrder order, long quantity) {
    if (tellsExpiry) {
      tell(state(order, "취소", 0));
    }
  }

  private void tell(ObjectNode values) {
    delivery.accept(FakeFrame.of("00", "주문체결", values.path("9001").asText(), values));
  }

  private ObjectNode state(FakeOrder order, String state, long remaining) {
    FakeInstrument instrument = order.instrument;
    ObjectNode values = FakeJson.of("9201", settings.account());
    FakeJson.put(values, "9203", FakeText.number(order.number), "9205", "");
    FakeJson.put(values, "9001", FakeText.code(instrument), "912", "JJ", "913", state);
    FakeJson.put(values, "302", instrument.name, "900", order.quantity, "901", order.asked);
    FakeJson.put(values, "902", remaining, "903", order.amount);
    FakeJson.put(values, "904", FakeText.original(order), "905", what(order));
    FakeJson.put(values, "906", order.kind.title(), "907", order.buy ? "2" : "1");
    FakeJson.put(values, "908", time.time(), "909", "", "910", "", "911", "");
    market(values, instrument, order.venue);
    FakeJson.put(values, "914", "", "915", "", "938", account.commission(order.amount));
    FakeJson.put(values, "939", order.buy ? 0 : account.tax(instrument, order.amount));
    FakeJson.put(values, "919", "0", "920", "", "921", "0701002", "922", "00");
    FakeJson.put(values, "923", "00000000", "10010", "", "2134", FakeText.venueCode(order));
    String sor = order.venue.equals("SOR") ? "Y" : "N";
    return FakeJson.put(values, "2135", order.venue, "2136", sor);
  }

  private void market(ObjectNode values, FakeInstrument instrument, String venue) {
    FakeBooks shown = books.orElseThrow();
    FakeJson.put(values, "10", FakeText.price(instrument.price, instrument));
    FakeJson.put(values, "27", FakeText.price(shown.ask(instrument, venue), instrument));
    FakeJson.put(values, "28", FakeText.price(shown.bid(instrument, venue), instrument));
  }

  /** What was ordered, in words; new orders have a sign before them. */
  static String what(FakeOrder order) {
    String side = order.buy ? "매수" : "매도";
    return switch (order.request) {
      case NEW -> (order.buy ? "+" : "-") + side;
      case MODIFY -> side + "정정";
      case CANCEL -> side + "취소";
    };
  }

  private void balance(FakeOrder order) {
    FakeInstrument instrument = order.instrument;
    FakeAccount.Holding holding =
        account.holdings().stream()
            .filter(h -> h.instrument == instrument)
            .findFirst()
            .orElseThrow();
    long average = holding.quantity == 0 ? 0 : holding.cost / holding.quantity;
    ObjectNode values = FakeJson.of("9201", settings.account());
    FakeJson.put(values, "9001", FakeText.code(instrument), "917", "00", "916", "00000000");
    FakeJson.put(values, "302", instrument.name, "930", holding.quantity, "931", average);
    FakeJson.put(values, "932", holding.cost, "933", account.sellable(instrument, orders));
    FakeJson.put(values, "945", holding.boughtToday - holding.soldToday);
    FakeJson.put(values, "946", order.buy ? "2" : "1", "950", holding.realized, "951", "0");
    market(values, instrument, order.venue);
    FakeJson.put(values, "307", instrument.base, "8019", "0.00", "957", "0", "958", "0");
    FakeJson.put(values, "918", "00000000", "990", holding.realized, "991", "0.00");
    FakeJson.put(values, "992", "0", "993", "0.00", "959", "0", "924", "0");
    delivery.accept(FakeFrame.of("04", "현물잔고", FakeText.code(instrument), values));
  }
}
