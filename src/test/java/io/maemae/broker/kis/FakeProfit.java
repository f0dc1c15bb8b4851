package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Answers what today's trades have cost and won, one row a symbol. */
final class FakeProfit {
  private static final int PAGE = 50;
  private static final String FIELDS = "trad_dt pdno prdt_name hldg_qty rlzt_pfls fee tl_tax";

  private final FakeTime time;
  private final FakeAccount account;
  private final FakePages pages;

  FakeProfit(FakeTime time, FakeAccount account, FakePages pages) {
    this.time = time;
    this.account = account;
    this.pages = pages;
  }

  FakeReply answer(FakeRequest request) {
    String start = request.field("INQR_STRT_DT").orElse("");
    String end = request.field("INQR_END_DT").orElse("");
    LocalDate today = time.today();
    boolean within =
        !today.isBefore(KisRefusals.date("INQR_STRT_DT", start))
            && !today.isAfter(KisRefusals.date("INQR_END_DT", end));
    String symbol = request.field("PDNO").orElse("").trim();
    List<FakeAccount.Holding> traded = new ArrayList<>();
    for (FakeAccount.Holding holding : account.holdings()) {
      boolean asked = symbol.isEmpty() || symbol.equals(holding.instrument.symbol);
      if (within && asked && holding.boughtToday + holding.soldToday > 0) {
        traded.add(holding);
      }
    }
    ObjectNode body = FakeJson.object();
    body.set("output2", sums(traded));
    List<ObjectNode> rows = traded.stream().map(this::row).toList();
    return pages.page(
        request, start + "^" + end + "^" + symbol, rows, PAGE, "output1", FIELDS, body);
  }

  private ObjectNode row(FakeAccount.Holding holding) {
    long sellCost = holding.soldAmount - holding.sellFees - holding.tax - holding.realized;
    String percent = sellCost == 0 ? "0.00" : FakeInstrument.percent(holding.realized, sellCost);
    ObjectNode row = FakeJson.of("trad_dt", time.date(), "pdno", holding.instrument.symbol);
    FakeJson.put(row, "prdt_name", holding.instrument.name, "trad_dvsn_name", "현금");
    FakeJson.put(row, "loan_dt", "", "hldg_qty", holding.quantity);
    FakeJson.put(row, "pchs_unpr", average(holding.cost, holding.quantity));
    FakeJson.put(row, "buy_qty", holding.boughtToday, "buy_amt", holding.boughtAmount);
    FakeJson.put(row, "sll_pric", average(holding.soldAmount, holding.soldToday));
    FakeJson.put(row, "sll_qty", holding.soldToday, "sll_amt", holding.soldAmount);
    FakeJson.put(row, "rlzt_pfls", holding.realized, "pfls_rt", percent);
    return FakeJson.put(row, "fee", holding.fees, "tl_tax", holding.tax, "loan_int", "0");
  }

  private static long average(long amount, long quantity) {
    return quantity == 0 ? 0 : amount / quantity;
  }

  private static ObjectNode sums(List<FakeAccount.Holding> traded) {
    long sold = 0;
    long soldAmount = 0;
    long sellFees = 0;
    long tax = 0;
    long bought = 0;
    long boughtAmount = 0;
    long fees = 0;
    long realized = 0;
    for (FakeAccount.Holding holding : traded) {
      sold += holding.soldToday;
      soldAmount += holding.soldAmount;
      sellFees += holding.sellFees;
      tax += holding.tax;
      bought += holding.boughtToday;
      boughtAmount += holding.boughtAmount;
      fees += holding.fees;
      realized += holding.realized;
    }
    long buyFees = fees - sellFees;
    ObjectNode sums = FakeJson.of("sll_qty_smtl", sold, "sll_tr_amt_smtl", soldAmount);
    FakeJson.put(sums, "sll_fee_smtl", sellFees, "sll_tltx_smtl", tax);
    FakeJson.put(sums, "sll_excc_amt_smtl", soldAmount - sellFees - tax, "buyqty_smtl", bought);
    FakeJson.put(sums, "buy_tr_amt_smtl", boughtAmount, "buy_fee_smtl", buyFees);
    FakeJson.put(sums, "buy_tax_smtl", "0", "buy_excc_amt_smtl", boughtAmount + buyFees);
    FakeJson.put(sums, "tot_qty", sold + bought, "tot_tr_amt", soldAmount + boughtAmount);
    FakeJson.put(sums, "tot_fee", fees, "tot_tltx", tax);
    FakeJson.put(sums, "tot_excc_amt", soldAmount - sellFees - tax - boughtAmount - buyFees);
    return FakeJson.put(sums, "tot_rlzt_pfls", realized, "loan_int", "0", "tot_pftrt", "0.00");
  }
}
