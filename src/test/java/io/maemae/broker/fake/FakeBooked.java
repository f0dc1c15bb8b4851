package io.maemae.broker.fake;

/**
 * A number of the broker's and what became of it.
 *
 * @param original 0 for a new order
 * @param filled shares
 * @param amount what these cost or brought, in won
 * @param open shares that may still be filled
 */
public record FakeBooked(
    long number,
    long original,
    FakeOrder.Request request,
    String symbol,
    boolean buy,
    String venue,
    long price,
    long quantity,
    long filled,
    long amount,
    long open) {
  public static FakeBooked of(FakeOrder order) {
    return new FakeBooked(
        order.number,
        order.original.map(o -> o.number).orElse(0L),
        order.request,
        order.instrument.symbol,
        order.buy,
        order.venue,
        order.asked,
        order.quantity,
        order.filled,
        order.amount,
        order.open());
  }
}
