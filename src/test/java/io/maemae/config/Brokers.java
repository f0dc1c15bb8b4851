package io.maemae.config;

import java.util.List;

/** Brokers as the program has them. */
final class Brokers {
  static final BrokerKind KIS =
      new BrokerKind("kis", "KIS", BrokerKind.Needs.KEYS_AND_OWNER, false);
  static final BrokerKind KIWOOM = new BrokerKind("kiwoom", "Kiwoom", BrokerKind.Needs.KEYS, true);
  static final BrokerKind PAPER = new BrokerKind("paper", "embedded", BrokerKind.Needs.CASH, false);
  static final List<BrokerKind> ALL = List.of(KIS, KIWOOM, PAPER);

  private Brokers() {}
}
