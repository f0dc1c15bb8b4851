package io.maemae.broker.paper;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A listener that writes down, in short words, what happened to orders and which trades it saw. */
final class Recorder implements Venue.Listener {
  private final List<String> events = new ArrayList<>();

  @Override
  public void executed(long number, Price price, Quantity quantity, Instant at) {
    events.add("#" + number + " " + quantity + "@" + price);
  }

  @Override
  public void removed(long number, Quantity remainder, Venue.Removal why, Instant at) {
    events.add("#" + number + " removed " + remainder + " " + why);
  }

  @Override
  public void traded(Trade trade) {
    events.add("trade " + trade.quantity() + "@" + trade.price());
  }

  /** What happened since the last call. */
  List<String> taken() {
    List<String> taken = List.copyOf(events);
    events.clear();
    return taken;
  }
}
