package io.maemae.app;

import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeHold;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeRequest;
import java.util.List;

/** A broker on loopback, as somebody sees it who compares it with what the program wrote down. */
interface BrokerSide {
  /** The account there, as the configuration names it. */
  String account();

  /** What must be in no file of the program's. */
  List<String> secrets();

  /** All that was booked, oldest first. */
  List<FakeBooked> orders();

  /** Shares of a symbol. */
  long held(String symbol);

  /** Won, when all of today has settled. */
  long cash();

  FakeHold hold();

  /** The names of the requests that place, modify or cancel. */
  List<String> writes();

  /** The names of the requests that read the day's orders. */
  List<String> lists();

  /** Every request of that kind that came, those included that were lost after it. */
  List<FakeRequest> requests(FakeOrder.Request kind);

  /** The quantity of a request that places an order. */
  long quantity(FakeRequest request);

  /** What happens to notices from now on. */
  void stream(FakeDelivery.Mode mode);

  /** The next buy is refused, for no reason that anybody can know before. */
  void refusesNextBuy();

  /** The next order is told on the stream before its answer. */
  void tellFirst();

  /** Somebody else trades with what rests. */
  void others(String symbol, boolean buy, long quantity, long price);

  /** The same, just before the next cancel is looked at. */
  void othersBeforeNextChange(String symbol, boolean buy, long quantity, long price);
}
