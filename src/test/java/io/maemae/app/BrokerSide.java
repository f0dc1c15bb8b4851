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

  /** The next order is taken, and its answer lost. */
  void losesNextAnswer();

  /** The next order is lost before anybody has looked at it. */
  void losesNextRequest();

  /** The customer orders by another channel, at a limit; the number. */
  long orderElsewhere(String symbol, boolean buy, long quantity, long price);

  /** The customer cancels by another channel. */
  void cancelElsewhere(long number);

  /** The customer changes the limit by another channel; the new number. */
  long modifyElsewhere(long number, long price);

  /** Ends every connection of the stream. */
  void cutStream();

  /** The stream cannot be reached until {@link #resumeStream}. */
  void pauseStream();

  void resumeStream();

  /** Orders and readings cannot be reached until {@link #resumeListening}. */
  void pauseListening();

  void resumeListening();

  /** The day ends: what rests expires, and nobody tells of it. */
  void closeMarket();

  /** Lets every connection of the stream know that it is alive. */
  void beat();

  /** Waits until the stream brings notices. */
  void awaitNotices();

  /** A trade of others at the exchange. */
  void trade(String symbol, long price);

  /** Waits until the stream brings the trades of a symbol. */
  void awaitTrades(String symbol);

  /** Cash is paid in, or out if it is negative. */
  void pay(long won);

  /** Over night so many shares have become so many others. */
  void split(String symbol, long from, long to);

  /** Shares that the account has had since before today. */
  void hold(String symbol, long quantity, long cost);

  void close();
}
