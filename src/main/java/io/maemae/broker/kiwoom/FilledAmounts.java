package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.OrderRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the fills of the day's orders cost. The list of the day tells an average that is rounded,
 * the one of the open orders an amount, the one of the fills prices, of which nobody says whether
 * they are of single fills. An amount counts only if it is of just as many shares as the row has.
 *
 * <p>Exact is the amount of an open order, a price of one share, and the prices of several rows of
 * one order at one venue, which can only be fills apart. Where nothing is exact, rows that add up
 * to the filled shares tell, or else the broker's average, which is off by less than a won a share:
 * that is nearer than the order's limit.
 *
 * <p>Source: official specification 451f89c, ka10075 ({@code cntr_tot_amt}) and ka10076.
 */
final class FilledAmounts {
  /** 거래소구분 KRX and NXT; anything else may be both together. */
  private static final Set<String> VENUES = Set.of("1", "2");

  private final Map<String, Amount> open = new HashMap<>();
  private final Map<String, List<Fill>> fills = new HashMap<>();

  private record Amount(Quantity shares, Money won) {}

  private record Fill(String venue, Price price, Quantity shares, Optional<String> left) {}

  /** From the open orders and the fills; a row that cannot be read tells nothing of its order. */
  FilledAmounts(List<Fields> open, List<Fields> fills) {
    for (Fields row : open) {
      row.orderNumber("ord_no").ifPresent(number -> addOpen(number, row));
    }
    for (Fields row : fills) {
      row.orderNumber("ord_no").ifPresent(number -> addFill(number, row));
    }
  }

  private void addOpen(String number, Fields row) {
    try {
      open.put(number, new Amount(row.quantity("cntr_qty"), row.money("cntr_tot_amt")));
    } catch (ProtocolException e) {
      open.remove(number);
    }
  }

  private void addFill(String number, Fields row) {
    Optional<Fill> fill = fill(row);
    List<Fill> ofOrder = fills.computeIfAbsent(number, n -> new ArrayList<>());
    // One that cannot be read is missing from the sum of the shares, which then fits no more.
    fill.ifPresent(ofOrder::add);
  }

  private static Optional<Fill> fill(Fields row) {
    try {
      String venue = row.text("stex_tp").orElse("");
      Price price = SignedPrices.required(row, "cntr_pric");
      Quantity shares = row.requiredQuantity("cntr_qty");
      return shares.isZero()
          ? Optional.empty()
          : Optional.of(new Fill(venue, price, shares, row.text("oso_qty")));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  /** What the filled shares of a row cost, if it can be said. */
  Optional<Money> of(OrderRow row, Optional<Price> average) {
    if (row.filled().isZero()) {
      return Optional.empty();
    }
    Optional<Money> exact = exact(row, average);
    if (exact.isPresent()) {
      return exact;
    }
    List<Fill> apart = fills.getOrDefault(row.id().number(), List.of());
    return isWhole(apart, row.filled())
        ? Optional.of(sum(apart))
        : average.map(price -> price.times(row.filled()));
  }

  private Optional<Money> exact(OrderRow row, Optional<Price> average) {
    Amount told = open.get(row.id().number());
    if (told != null && told.shares().equals(row.filled()) && told.won().isPositive()) {
      return Optional.of(told.won());
    }
    List<Fill> apart = fills.getOrDefault(row.id().number(), List.of());
    if (isWhole(apart, row.filled()) && apart.stream().allMatch(fill -> isOne(fill, apart))) {
      return Optional.of(sum(apart));
    }
    return average.filter(price -> row.filled().units() == 1).map(p -> p.times(row.filled()));
  }

  /** All fills and none twice: a row that moved to the next page may hide another that is lost. */
  private static boolean isWhole(List<Fill> apart, Quantity filled) {
    return new HashSet<>(apart).size() == apart.size()
        && apart.stream().map(Fill::shares).reduce(Quantity.ZERO, Quantity::plus).equals(filled);
  }

  private static boolean isOne(Fill fill, List<Fill> apart) {
    boolean alone = apart.stream().filter(f -> f.venue().equals(fill.venue())).count() == 1;
    return fill.shares().units() == 1 || !alone && VENUES.contains(fill.venue());
  }

  private static Money sum(List<Fill> apart) {
    return apart.stream()
        .map(fill -> fill.price().times(fill.shares()))
        .reduce(Money.ZERO, Money::plus);
  }
}
