package io.maemae.app;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeOrder.Request;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A day with one account at a broker, which each test lives at both brokers. */
abstract class BothBrokers {
  @TempDir Path directory;
  BrokerDoor door;

  /** The bot runs, the opening of its account may still be unconfirmed, and a price is known. */
  void given(Broker broker) throws Exception {
    door = new BrokerDoor(broker, directory, "").open();
    knowsThePrice();
  }

  /** The same, and the opening is confirmed. */
  void givenAnOpenAccount(Broker broker) throws Exception {
    door = new BrokerDoor(broker, directory, "").openFirst();
    knowsThePrice();
  }

  private void knowsThePrice() {
    door.says("/price 005930", "70,000원");
    door.forget();
  }

  @AfterEach
  void close() {
    door.close();
  }

  /** How many requests of a kind came to the broker. */
  int sent(Request kind) {
    return door.side.requests(kind).size();
  }

  /** How many orders were asked for. */
  int sent() {
    return sent(Request.NEW);
  }
}
