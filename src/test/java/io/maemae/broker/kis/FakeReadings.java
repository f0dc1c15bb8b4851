package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the inquiries of the account. */
final class FakeReadings {
  private static final int OPEN_ORDERS_PAGE = 50;

  // What a row without anything in it has at least.
  private static final String ORDER_FIELDS =
      "ord_dt ord_gno_brno odno orgn_odno sll_buy_dvsn_cd pdno ord_qty ord_unpr ord_tmd tot_ccld_qty"
          + " cncl_yn tot_ccld_amt ord_dvsn_cd rmn_qty rjct_qty excg_id_dvsn_Cd cncl_cfrm_qty";
  private static final String OPEN_FIELDS =
      "ord_gno_brno odno orgn_odno pdno ord_qty ord_unpr ord_tmd tot_ccld_qty psbl_qty"
          + " sll_buy_dvsn_cd ord_dvsn_cd excg_id_dvsn_cd";
  private static final String HOLDING_FIELDS =
      "pdno prdt_name hldg_qty ord_psbl_qty pchs_avg_pric pchs_amt prpr evlu_amt";

  private final KisServerSettings settings;
  private final FakeTime time;
  private final FakeBackOffice broker;
  private final Supplier<FakeLedger> ledger;
  private final FakePages pages;
  private final FakeListings listings;
  private FakeLedger held;
  private Instant heldUntil = Instant.MIN;
  private Instant newestHiddenUntil = Instant.MIN;
  private Optional<FakeReply> secondPage = Optional.empty();
  private int ordersPage;
  private int holdingsPage;

  FakeReadings(
      KisServerSettings settings,
      FakeTime time,
      FakeBackOffice broker,
      Supplier<FakeLedger> ledger,
      FakePages pages,
      FakeListings listings) {
    this.settings = settings;
    this.time = time;
    this.broker = broker;
    this.ledger = ledger;
    this.pages = pages;
    this.listings = listings;
    ordersPage = settings.live() ? 100 : 15;
    holdingsPage = settings.live() ? 50 : 20;
  }

  void ordersPage(int size) {
    ordersPage = size;
  }

  void holdingsPage(int size) {
    holdingsPage = size;
  }

  void hold(Duration duration) {
    held = ledger.get();
    heldUntil = time.instant().plus(duration);
  }

  void hideNewest(Duration duration) {
    newestHiddenUntil = time.instant().plus(duration);
  }

  void failSecondPage(FakeReply reply) {
    secondPage = Optional.of(reply);
  }

  private FakeLedger ledger() {
    return time.instant().isBefore(heldUntil) ? held : ledger.get();
  }

  FakeReply dailyOrders(FakeRequest request) {
    if (FakePages.continues(request) && secondPage.isPresent()) {
      return secondPage.get();
    }
    LocalDate from = KisRefusals.date("INQR_STRT_DT", text(request, "INQR_STRT_DT"));
    LocalDate to = KisRefusals.date("INQR_END_DT", text(request, "INQR_END_DT"));
    List<ObjectNode> rows = new ArrayList<>(ledger().orders());
    if (!rows.isEmpty() && time.instant().isBefore(newestHiddenUntil)) {
      rows.remove(rows.size() - 1);
    }
    boolean recent = request.id().endsWith("0081R");
    rows.removeIf(row -> !recent || isOutside(row, from, to) || !isAsked(row, request));
    if (text(request, "INQR_DVSN").equals("00")) {
      Collections.reverse(rows);
    }
    ObjectNode body = FakeJson.object();
    body.set("output2", sums(rows));
    String search =
        String.join(
            "^",
            settings.accountNumber(),
            settings.productCode(),
            text(request, "INQR_STRT_DT"),
            text(request, "INQR_END_DT"),
            text(request, "SLL_BUY_DVSN_CD"),
            text(request, "CCLD_DVSN"),
            text(request, "EXCG_ID_DVSN_CD"),
            text(request, "INQR_DVSN"),
            "");
    return pages.page(request, search, rows, ordersPage, "output1", ORDER_FIELDS, body);
  }

  private static boolean isOutside(ObjectNode row, LocalDate from, LocalDate to) {
    LocalDate date = KisRefusals.date("ord_dt", row.path("ord_dt").asText());
    return date.isBefore(from) || date.isAfter(to);
  }

  private static boolean isAsked(ObjectNode row, FakeRequest request) {
    String venue = text(request, "EXCG_ID_DVSN_CD");
    String side = text(request, "SLL_BUY_DVSN_CD");
    String symbol = text(request, "PDNO");
    String number = text(request, "ODNO").trim();
    long filled = row.path("tot_ccld_qty").asLong();
    boolean traded =
        switch (text(request, "CCLD_DVSN")) {
          case "00" -> true;
          case "01" -> filled > 0;
          case "02" -> row.path("rmn_qty").asLong() > 0;
          default -> throw KisRefusals.field("CCLD_DVSN");
        };
    return traded
        && (venue.equals("ALL") || row.path("excg_id_dvsn_Cd").asText().equals(venue))
        && (side.equals("00") || row.path("sll_buy_dvsn_cd").asText().equals(side))
        && (symbol.isBlank() || row.path("pdno").asText().equals(symbol))
        && (number.isEmpty()
            || Long.parseLong(number) == Long.parseLong(row.path("odno").asText().trim()));
  }

  private ObjectNode sums(List<ObjectNode> rows) {
    long quantity = 0;
    long filled = 0;
    long amount = 0;
    for (ObjectNode row : rows) {
      quantity += row.path("ord_qty").asLong();
      filled += row.path("tot_ccld_qty").asLong();
      amount += row.path("tot_ccld_amt").asLong();
    }
    String average = filled == 0 ? "0.0000" : amount / filled + ".0000";
    ObjectNode sums = FakeJson.of("tot_ord_qty", quantity, "tot_ccld_qty", filled);
    FakeJson.put(sums, "tot_ccld_amt", amount);
    FakeJson.put(sums, "prsm_tlex_smtl", broker.account.fees + broker.account.taxes);
    return FakeJson.put(sums, "pchs_avg_pric", average);
  }

  FakeReply openOrders(FakeRequest request) {
    String side =
        switch (text(request, "INQR_DVSN_2")) {
          case "0" -> "";
          case "1" -> "01";
          case "2" -> "02";
          default -> throw KisRefusals.field("INQR_DVSN_2");
        };
    List<ObjectNode> rows =
        ledger().open().stream()
            .filter(row -> side.isEmpty() || row.path("sll_buy_dvsn_cd").asText().equals(side))
            .toList();
    String search = settings.accountNumber() + "^" + settings.productCode() + "^";
    return pages.page(
        request, search, rows, OPEN_ORDERS_PAGE, "output", OPEN_FIELDS, FakeJson.object());
  }

  FakeReply balance(FakeRequest request) {
    if (!text(request, "INQR_DVSN").equals("01")) {
      throw KisRefusals.field("INQR_DVSN");
    }
    FakeLedger ledger = ledger();
    ObjectNode body = FakeJson.object();
    body.set("output2", FakeJson.array(List.of(ledger.totals())));
    String search =
        settings.accountNumber()
            + ("^" + settings.productCode() + "^N^N^")
            + String.join("^", text(request, "INQR_DVSN"), text(request, "UNPR_DVSN"), "N", "");
    return pages.page(
        request, search, ledger.holdings(), holdingsPage, "output1", HOLDING_FIELDS, body);
  }

  FakeReply buyingPower(FakeRequest request) {
    long available = ledger().available();
    FakeInstrument instrument =
        listings.find(text(request, "PDNO")).orElseThrow(() -> KisRefusals.field("PDNO"));
    String asked = text(request, "ORD_UNPR").trim();
    boolean limit = text(request, "ORD_DVSN").equals("00") && asked.matches("[1-9]\\d*");
    long price = limit ? Long.parseLong(asked) : instrument.upper();
    long amount = broker.account.withoutCommission(available);
    ObjectNode output = FakeJson.of("ord_psbl_cash", available, "ord_psbl_sbst", "0");
    FakeJson.put(output, "ruse_psbl_amt", "0", "fund_rpch_chgs", "0");
    FakeJson.put(output, "psbl_qty_calc_unpr", price, "nrcvb_buy_amt", amount);
    FakeJson.put(output, "nrcvb_buy_qty", amount / price, "max_buy_amt", 2 * amount);
    FakeJson.put(output, "max_buy_qty", 2 * amount / price, "cma_evlu_amt", "0");
    FakeJson.put(output, "ovrs_re_use_amt_wcrc", "0", "ord_psbl_frcr_amt_wcrc", "0");
    ObjectNode body = FakeJson.object();
    body.set("output", output);
    return KisReplies.inquired(body);
  }

  private static String text(FakeRequest request, String name) {
    return request.field(name).orElse("");
  }
}
