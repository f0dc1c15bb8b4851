package io.maemae.app;

import io.maemae.notice.Face;
import io.maemae.order.AccountSource;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderGateway;
import java.time.InstantSource;

/** What stands between the bot and the rest of a simulated day: nothing, unless a test says so. */
interface Tampering {
  /** Nothing is wrong. */
  Tampering NONE = new Tampering() {};

  /** Of one account, whose lists may be looked at. */
  default OrderGateway gateway(OrderGateway real, AccountSource source) {
    return real;
  }

  default ExecutionNotice notice(ExecutionNotice real) {
    return real;
  }

  default AccountSource source(AccountSource real, InstantSource time) {
    return real;
  }

  default Face face(Face real) {
    return real;
  }

  default Bot.Kept kept(Bot.Kept real) {
    return real;
  }
}
