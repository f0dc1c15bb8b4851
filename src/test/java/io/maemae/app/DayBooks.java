package io.maemae.app;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.portfolio.Fill;
import io.maemae.simulation.HistoryLine;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.TrueFill;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every fill is booked once, and the books say what the broker holds. */
final class DayBooks {
  private static final Pattern FILLED = Pattern.compile("^filled .* (\\d+)/(\\d+)$");

  private final DayFacts facts;

  private DayBooks(DayFacts facts) {
    this.facts = facts;
  }

  static void check(DayFacts facts) {
    DayBooks books = new DayBooks(facts);
    books.neverMoreThanOrdered();
    facts
        .brokers()
        .forEach(
            (account, broker) -> {
              books.everyFillOnce(account, broker);
              books.equalHoldings(account, broker);
            });
  }

  /** At no time, whatever was set right later. */
  private void neverMoreThanOrdered() {
    for (HistoryLine line : facts.day.process().store().history()) {
      Matcher filled = FILLED.matcher(line.text());
      if (filled.find() && Long.parseLong(filled.group(1)) > Long.parseLong(filled.group(2))) {
        facts.wrong(line.order() + " at " + line.at() + ": " + line.text());
      }
    }
  }

  /** Each number of the broker is one order's, with what was filled of it and no more. */
  private void everyFillOnce(String account, SimulatedBroker broker) {
    Map<String, Quantity> truth = new TreeMap<>();
    Map<String, Money> amounts = new TreeMap<>();
    for (TrueFill fill : broker.fills()) {
      truth.merge(fill.number().number(), fill.quantity(), Quantity::plus);
      amounts.merge(fill.number().number(), fill.price().times(fill.quantity()), Money::plus);
    }
    Map<String, Quantity> ours = new TreeMap<>();
    Map<String, Money> costs = new TreeMap<>();
    for (Order order : facts.ordersOf(account)) {
      for (Leg leg : order.legs()) {
        if (!leg.booked().isZero()) {
          ours.merge(leg.id().number(), leg.booked(), Quantity::plus);
          costs.merge(leg.id().number(), leg.bookedAmount(), Money::plus);
        }
      }
      if (!fillsOf(order).equals(order.filled())) {
        facts.wrong(
            order.id() + " has " + order.filled() + " filled and " + fillsOf(order) + " booked");
      }
    }
    facts.compare(account + ": shares filled by number", truth, ours);
    if (account.equals("kis")) {
      facts.compare(account + ": amounts filled by number", amounts, costs);
    }
  }

  private Quantity fillsOf(Order order) {
    return facts
        .fills()
        .filter(f -> f.order() == order.id().number())
        .map(Fill::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private void equalHoldings(String account, SimulatedBroker broker) {
    for (Symbol symbol : SimulatedDay.SYMBOLS) {
      long units = facts.day.process().bot().portfolio().units(account, symbol);
      if (units != broker.position(symbol).units()) {
        facts.wrong(
            account + ": " + broker.position(symbol) + " of " + symbol + ", we have " + units);
      }
    }
    Money cash = facts.day.process().bot().portfolio().settledCash(account);
    if (!cash.equals(broker.cash())) {
      facts.wrong(account + ": cash " + broker.cash() + ", we have " + cash);
    }
  }
}
