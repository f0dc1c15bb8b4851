package io.maemae.broker.paper;

import io.maemae.order.BrokerContract;
import io.maemae.order.BrokerHarness;

class PaperBrokerContractTest extends BrokerContract {
  @Override
  protected BrokerHarness harness() {
    return new PaperHarness();
  }
}
