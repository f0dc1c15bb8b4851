package io.maemae.desk;

import io.maemae.market.Symbol;
import io.maemae.order.BrokerAccount;
import java.time.Duration;
import java.util.List;

/** Is told what becomes of the streams. Desk thread. */
public interface FeedListener {
  /** It brings everything again, after it had ended. */
  void back(BrokerAccount account);

  /** It ended, and is being opened again. */
  void ended(BrokerAccount account, String why);

  /**
   * It has ended often of late; from now on it is told only if it stays away.
   *
   * @param time for how long it must
   */
  void unsteady(BrokerAccount account, Duration time);

  /** Another program uses the key. */
  void usedElsewhere(BrokerAccount account, String why);

  /**
   * Symbols that are held or belong to strategies have found no place on it.
   *
   * @param account whose stream it is
   */
  void noPlace(String account, List<Symbol> symbols);

  /**
   * What meets a condition is not known, and strategies that follow it go on with what they know.
   *
   * @param account on whose stream it is searched for
   */
  void conditionUnknown(String account, String condition, String why);

  /** It is known again. */
  void conditionFound(String account, String condition);

  /** A message about orders could not be trusted; the broker's list is read instead. */
  void untrusted(BrokerAccount account, String why);
}
