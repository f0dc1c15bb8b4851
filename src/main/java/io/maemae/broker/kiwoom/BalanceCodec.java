package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cash (예수금상세현황요청) and holdings (계좌평가잔고내역요청).
 *
 * <p>Holdings are asked for each venue apart, but shares have no venue: the answers are two
 * tellings of one account, never added. KRX lists everything that is held. Nextrade trades only a
 * part of what is listed, and nothing documents whether its answer leaves the rest out: it may.
 * What it tells has to be what KRX tells, or neither is believed. Of the sellable quantities the
 * smaller counts.
 *
 * <p>Source: official specification 451f89c, apis kt00001 and kt00018.
 */
final class BalanceCodec {
  /** 신용구분 of what is held for cash. */
  private static final String CASH = "00";

  /** A venue's telling, by symbol. */
  private record Held(Map<Symbol, Balance.Holding> holdings, Set<String> others) {}

  /**
   * Asks for cash as it is booked (일반조회): 추정조회 would estimate today's deposit too, while the one of
   * the second day after is an estimate in both.
   */
  Map<String, String> depositQuery() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("qry_tp", "2");
    return query;
  }

  /**
   * Asks for holdings, each row apart (개별), so that what is held on credit can be told from the
   * rest.
   *
   * @param venue KRX or NXT; there is no telling for routed orders
   */
  Map<String, String> query(Venue venue) {
    if (venue == Venue.SOR) {
      throw new IllegalArgumentException("venue of a balance must be KRX or NXT, was SOR");
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("qry_tp", "2");
    query.put("dmst_stex_tp", venue.name());
    return query;
  }

  /** Asks what may be bought of a symbol at a price. */
  Map<String, String> buyableQuery(Symbol symbol, Price price) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("stk_cd", symbol.code());
    query.put("trde_tp", "2");
    query.put("uv", OrderCodec.price(price));
    return query;
  }

  /** What may be bought where the margin is the whole price: on no credit. */
  Buyable buyable(Fields answer) throws ProtocolException {
    return new Buyable(
        answer.money("profa_100ord_alow_amt").max(Money.ZERO),
        answer.requiredQuantity("profa_100ord_alowq"));
  }

  /**
   * The balance.
   *
   * @param krx rows ({@code acnt_evlt_remn_indv_tot}) of all pages as told for KRX
   * @param nxt likewise for Nextrade; empty where it cannot be asked (paper)
   * @param deposit the answer of kt00001
   * @throws ProtocolException if something cannot be read, or the two tellings differ
   */
  Balance balance(List<Fields> krx, Optional<List<Fields>> nxt, Fields deposit)
      throws ProtocolException {
    Held held = held(krx);
    if (nxt.isPresent()) {
      Map<Symbol, Balance.Holding> other = held(nxt.get()).holdings();
      for (Balance.Holding holding : other.values()) {
        held.holdings().put(holding.symbol(), agreed(held.holdings(), holding));
      }
    }
    return new Balance(
        deposit.money("entr"),
        deposit.money("d2_entra"),
        orderable(deposit),
        new ArrayList<>(held.holdings().values()),
        new ArrayList<>(held.others()));
  }

  /**
   * What may be bought for without credit: by what is orderable of a symbol whose margin is all of
   * its price, in cash. The proceeds of today's sales are in it; {@code ord_alow_amt} lacks them,
   * and the other rates of margin hold more than is there.
   */
  private static Money orderable(Fields deposit) throws ProtocolException {
    return deposit.money("100stk_ord_alow_amt").max(Money.ZERO);
  }

  private static Balance.Holding agreed(Map<Symbol, Balance.Holding> krx, Balance.Holding nxt)
      throws ProtocolException {
    Balance.Holding told = krx.get(nxt.symbol());
    Quantity quantity = told == null ? Quantity.ZERO : told.quantity();
    if (told == null || !quantity.equals(nxt.quantity())) {
      throw new ProtocolException(
          "rmnd_qty of "
              + nxt.symbol()
              + ": "
              + quantity
              + " at KRX, "
              + nxt.quantity()
              + " at NXT");
    }
    return new Balance.Holding(
        told.symbol(), told.quantity(), told.sellable().min(nxt.sellable()), told.cost());
  }

  private static Held held(List<Fields> rows) throws ProtocolException {
    Held held = new Held(new TreeMap<>(), new TreeSet<>());
    for (Fields row : rows) {
      boolean blank = row.text("stk_cd").isEmpty() && row.quantity("rmnd_qty").isZero();
      if (blank) {
        continue; // blank rows fill a short page
      }
      String code = row.word("stk_cd");
      Quantity quantity = row.requiredQuantity("rmnd_qty");
      Optional<Symbol> symbol = KiwoomSymbols.findTraded(code);
      // What is held on credit is sold by orders of another kind.
      boolean onCredit = row.text("crd_tp").filter(credit -> !credit.equals(CASH)).isPresent();
      if (!quantity.isZero() && (symbol.isEmpty() || onCredit)) {
        held.others().add(code);
      } else if (!quantity.isZero()) {
        Quantity sellable = row.requiredQuantity("trde_able_qty");
        Balance.Holding holding =
            new Balance.Holding(symbol.get(), quantity, sellable, row.money("pur_amt"));
        Balance.Holding other = held.holdings().put(symbol.get(), holding);
        // Held for cash it stands once; equal rows are one that moved to the next page meanwhile.
        if (other != null && !other.equals(holding)) {
          throw new ProtocolException("stk_cd: two different rows of " + symbol.get());
        }
      }
    }
    return held;
  }
}
