package io.maemae.broker.fake;

/**
 * What a broker checks before it sends an order to the exchange, and with which words it refuses.
 */
public interface FakeRules {
  /** The order kind that a request names, if it can be had there. */
  FakeOrderKind kind(String code, String venue, FakeInstrument instrument);

  void checkOpen(boolean closed, FakeInstrument instrument);

  void checkPrice(FakeInstrument instrument, FakeOrderKind kind, long price);

  FakeRefusal notListed();

  /** A buy costs more than there is; {@code price} is the most that a share may cost. */
  FakeRefusal tooLittleCash(long available, long price);

  FakeRefusal tooFewShares(long sellable);

  /** Nothing is open under the number that a modify or cancel names. */
  FakeRefusal nothingOpen();

  /** A modify or cancel asks for more than is open. */
  FakeRefusal moreThanOpen(FakeOrder target);
}
