package io.maemae.app;

import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Purpose;
import io.maemae.portfolio.Portfolio;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.TrueFill;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** At no time has a strategy sold more than it bought, and each holds what it has not sold. */
final class DayLots {
  private static final List<String> STRATEGIES = List.of("alpha", "beta", "gamma");

  private final DayFacts facts;

  private DayLots(DayFacts facts) {
    this.facts = facts;
  }

  static void check(DayFacts facts, Exchanges exchanges) {
    DayLots lots = new DayLots(facts);
    lots.nobodyHasLessThanNothing();
    facts
        .brokers()
        .forEach(
            (account, broker) ->
                SimulatedDay.SYMBOLS.stream()
                    .filter(symbol -> !exchanges.touch(account, symbol))
                    .forEach(symbol -> lots.check(account, broker, symbol)));
  }

  private void nobodyHasLessThanNothing() {
    facts.day.process().bot().portfolio().lots().stream()
        .filter(lot -> lot.units() < 0)
        .forEach(lot -> facts.wrong(lot.key() + " has " + lot.units()));
  }

  /** By the broker's own count: what a strategy's orders sold, they had bought before. */
  private void check(String account, SimulatedBroker broker, Symbol symbol) {
    Map<String, Long> traded = new TreeMap<>();
    Map<String, Long> least = new TreeMap<>();
    boolean othersSold = false;
    for (TrueFill fill : broker.fills()) {
      if (fill.symbol().equals(symbol)) {
        Optional<String> strategy = strategyOf(account, fill.root());
        boolean sells = fill.side() == Side.SELL;
        long units = sells ? -fill.quantity().units() : fill.quantity().units();
        strategy.ifPresent(
            name -> least.merge(name, traded.merge(name, units, Long::sum), Math::min));
        othersSold |= sells && strategy.isEmpty();
      }
    }
    least.forEach(
        (strategy, units) -> {
          if (units < 0) {
            facts.wrong(account + ": " + strategy + " sold too much of " + symbol + ": " + units);
          }
        });
    if (!othersSold) {
      lotsAreWhatWasTraded(account, symbol, traded);
    }
  }

  /** Where nobody else sold, a strategy's lot is what its orders bought and have not sold. */
  private void lotsAreWhatWasTraded(String account, Symbol symbol, Map<String, Long> truth) {
    Portfolio portfolio = facts.day.process().bot().portfolio();
    for (String strategy : STRATEGIES) {
      long ours = portfolio.held(account, symbol, Optional.of(strategy)).units();
      long traded = truth.getOrDefault(strategy, 0L);
      if (ours != traded) {
        facts.wrong(
            account + ": " + strategy + " holds " + traded + " of " + symbol + ", we have " + ours);
      }
    }
  }

  private Optional<String> strategyOf(String account, Optional<ClientOrderId> request) {
    return request
        .flatMap(id -> facts.order(account, id))
        .filter(order -> order.terms().purpose() != Purpose.EXTERNAL)
        .flatMap(order -> order.terms().strategy());
  }
}
