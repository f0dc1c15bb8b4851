package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cash and holdings (주식잔고조회) and what may be bought for (매수가능조회).
 *
 * <p>Source: official workbook, sheets 주식잔고조회 and 매수가능조회, 2026-10-07: deposits by settlement are
 * {@code dnca_tot_amt} today and {@code prvs_rcdl_excc_amt} (가수도정산금액) on the second day after; rows
 * of what was sold stay with a quantity of zero until it is settled.
 */
final class BalanceCodec {
  private static final String ANY_SYMBOL = "005930";

  private final KisSettings settings;

  BalanceCodec(KisSettings settings) {
    this.settings = settings;
  }

  Map<String, String> query() {
    Map<String, String> query = account();
    query.put("AFHR_FLPR_YN", "N");
    query.put("OFL_YN", "");
    query.put("INQR_DVSN", "01");
    query.put("UNPR_DVSN", "01");
    query.put("FUND_STTL_ICLD_YN", "N");
    query.put("FNCG_AMT_AUTO_RDPT_YN", "N");
    query.put("PRCS_DVSN", "00");
    return query;
  }

  /** Asks what any buy may cost; the symbol that has to be named matters for shares only. */
  Map<String, String> buyableQuery() {
    Map<String, String> query = account();
    query.put("PDNO", ANY_SYMBOL);
    query.put("ORD_UNPR", "");
    query.put("ORD_DVSN", "01");
    query.put("CMA_EVLU_AMT_ICLD_YN", "N");
    query.put("OVRS_ICLD_YN", "N");
    return query;
  }

  /**
   * Asks what may be bought of a symbol at a limit price.
   *
   * @param code as KIS spells it
   */
  Map<String, String> buyableQuery(String code, Price price) {
    Map<String, String> query = buyableQuery();
    query.put("PDNO", code);
    query.put("ORD_UNPR", OrderCodec.price(price));
    query.put("ORD_DVSN", "00");
    return query;
  }

  /** What may be bought without credit (미수없는매수). */
  Buyable buyable(Fields answer) throws ProtocolException {
    return new Buyable(
        answer.money("nrcvb_buy_amt").max(Money.ZERO), answer.requiredQuantity("nrcvb_buy_qty"));
  }

  private Map<String, String> account() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("CANO", settings.customer().reveal());
    query.put("ACNT_PRDT_CD", settings.product());
    return query;
  }

  /**
   * The balance of all pages.
   *
   * @param summary the block of sums, of the last page
   * @param buyable the answer to {@link #buyableQuery}; amounts with credit in them are not ours to
   *     spend
   */
  Balance balance(List<Fields> rows, Fields summary, Fields buyable) throws ProtocolException {
    Map<Symbol, Balance.Holding> holdings = new TreeMap<>();
    Set<String> others = new TreeSet<>();
    for (Fields row : rows) {
      boolean blank = row.text("pdno").isEmpty() && row.quantity("hldg_qty").isZero();
      if (blank) {
        continue; // blank rows fill a short page
      }
      Quantity held = row.requiredQuantity("hldg_qty");
      Optional<Symbol> symbol = KisSymbols.find(row.word("pdno"));
      if (!held.isZero() && symbol.isEmpty()) {
        others.add(row.word("pdno"));
      } else if (!held.isZero()) {
        Balance.Holding holding =
            new Balance.Holding(
                symbol.get(), held, row.requiredQuantity("ord_psbl_qty"), row.money("pchs_amt"));
        // Bought on credit on several days it stands in several rows.
        holdings.merge(holding.symbol(), holding, BalanceCodec::sum);
      }
    }
    return new Balance(
        summary.money("dnca_tot_amt"),
        summary.money("prvs_rcdl_excc_amt"),
        orderable(buyable),
        List.copyOf(holdings.values()),
        List.copyOf(others));
  }

  /**
   * Cash (주문가능현금), or if the proceeds of today's sales come to it what may be bought without credit
   * (미수없는매수금액), from which the commission is already taken.
   */
  private static Money orderable(Fields buyable) throws ProtocolException {
    return buyable.money("ord_psbl_cash").max(buyable.money("nrcvb_buy_amt")).max(Money.ZERO);
  }

  private static Balance.Holding sum(Balance.Holding one, Balance.Holding other) {
    return new Balance.Holding(
        one.symbol(),
        one.quantity().plus(other.quantity()),
        one.sellable().plus(other.sellable()),
        one.cost().plus(other.cost()));
  }
}
