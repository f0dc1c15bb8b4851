package io.maemae.app;

import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeOrder.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The orders that the brokers have, by account and quantity, and what became of them. */
final class BrokerOrders {
  /** What became of an order that no broker has. */
  static final String NOT_THERE = "not there";

  private BrokerOrders() {}

  static String key(BrokerSide broker, long quantity) {
    return broker.account() + " " + quantity;
  }

  /** State, shares and won, the limit of what is open, and the numbers, the first one first. */
  static Map<String, String> all(KillRig rig) {
    Map<String, String> all = new TreeMap<>();
    for (BrokerSide broker : rig.brokers) {
      chains(broker)
          .forEach(
              c -> all.merge(key(broker, c.get(0).quantity()), told(c), (a, b) -> a + " and " + b));
    }
    return all;
  }

  /** Shares and won of those that were filled. */
  static Map<String, String> filled(KillRig rig) {
    Map<String, String> filled = new TreeMap<>();
    for (BrokerSide broker : rig.brokers) {
      chains(broker).stream()
          .filter(chain -> filled(chain) > 0)
          .forEach(
              chain ->
                  filled.put(
                      key(broker, chain.get(0).quantity()),
                      "%d for %d".formatted(filled(chain), amount(chain))));
    }
    return filled;
  }

  /** The numbers of each order that may be filled. */
  private static List<List<FakeBooked>> chains(BrokerSide broker) {
    Map<Long, Long> firsts = new HashMap<>();
    Map<Long, List<FakeBooked>> chains = new TreeMap<>();
    for (FakeBooked booked : broker.orders()) {
      if (booked.request() != Request.CANCEL) {
        long first = booked.original() == 0 ? booked.number() : firsts.get(booked.original());
        firsts.put(booked.number(), first);
        chains.computeIfAbsent(first, f -> new ArrayList<>()).add(booked);
      }
    }
    return List.copyOf(chains.values());
  }

  private static long filled(List<FakeBooked> chain) {
    return chain.stream().mapToLong(FakeBooked::filled).sum();
  }

  private static long amount(List<FakeBooked> chain) {
    return chain.stream().mapToLong(FakeBooked::amount).sum();
  }

  private static String told(List<FakeBooked> chain) {
    long limit =
        chain.stream().filter(b -> b.open() > 0).mapToLong(FakeBooked::price).findAny().orElse(0);
    return "%s %d for %d, open at %d as %s"
        .formatted(
            state(chain),
            filled(chain),
            amount(chain),
            limit,
            chain.stream().map(b -> String.valueOf(b.number())).collect(Collectors.joining(" ")));
  }

  private static String state(List<FakeBooked> chain) {
    if (filled(chain) == chain.get(0).quantity()) {
      return "FILLED";
    }
    if (chain.stream().allMatch(b -> b.open() == 0)) {
      return "CANCELED";
    }
    return filled(chain) > 0 ? "PARTIALLY_FILLED" : "NEW";
  }
}
