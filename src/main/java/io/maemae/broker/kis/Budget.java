package io.maemae.broker.kis;

import io.maemae.broker.StreamWire.Registration;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Spends the registrations that one session may have: the fill notice first, then the trades of the
 * symbols in the order of their importance, then, with what is left, their operation messages
 * (장운영정보), which tell interruptions and halts, and then their books.
 *
 * <p>Source: KIS Developers, portal notice of 2026-04-20: 41 registrations over all products, each
 * transaction id and key counting one. The paper server has no operation messages.
 */
record Budget(List<Registration> registered) {
  /** How many registrations a session may have. */
  static final int CAP = 41;

  Budget {
    registered = List.copyOf(registered);
  }

  /** The transaction ids of an environment and venue. */
  record Channels(String notice, String trades, String books, String operations) {
    static Channels of(KisEnvironment environment, Venue venue) {
      boolean live = environment == KisEnvironment.LIVE;
      String market =
          switch (venue) {
            case KRX -> "H0ST";
            case NXT -> "H0NX";
            case SOR -> "H0UN";
          };
      return new Channels(
          live ? "H0STCNI0" : "H0STCNI9",
          market + "CNT0",
          market + "ASP0",
          live ? market + "MKO0" : "");
    }
  }

  /**
   * Decides.
   *
   * @param symbols the important ones first
   * @param cap how many registrations there may be
   */
  static Budget of(
      Channels channels,
      String customer,
      List<Symbol> symbols,
      int cap,
      Function<Symbol, String> codes) {
    List<Registration> all = new ArrayList<>();
    all.add(new Registration(channels.notice(), customer));
    symbols.forEach(s -> all.add(new Registration(channels.trades(), codes.apply(s))));
    if (!channels.operations().isEmpty()) {
      symbols.forEach(s -> all.add(new Registration(channels.operations(), codes.apply(s))));
    }
    symbols.forEach(s -> all.add(new Registration(channels.books(), codes.apply(s))));
    return new Budget(all.subList(0, Math.min(Math.max(cap, 0), all.size())));
  }
}
