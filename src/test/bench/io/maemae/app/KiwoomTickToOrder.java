package io.maemae.app;

/** {@link TickToOrder} at Kiwoom. */
final class KiwoomTickToOrder {
  private KiwoomTickToOrder() {}

  /** Prints the figures; exit code 1 if an order did not come. */
  public static void main(String[] args) throws Exception {
    System.exit(TickToOrder.measure(MeasuredKiwoom::new));
  }
}
