package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers the inquiries of the account.
 *
 * <p>Source: official specification 451f89c. That {@code fr_ord_no} begins with that order, and
 * that 통합 in {@code stex_tp} has all venues, is how their names are read here.
 */
final class FakeReadings {
  private final KiwoomServerSettings settings;
  private final FakeTime time;
  private final FakeBackOffice broker;
  private final Supplier<FakeLedger> ledger;
  private final FakeRows rows;
  private final FakePages pages;
  private final FakeListings listings;
  private final Set<String> offNextrade = new HashSet<>();
  private FakeLedger held;
  private Instant heldUntil = Instant.EPOCH;
  private Instant newestHiddenUntil = Instant.EPOCH;
  private Optional<FakeReply> secondPage = Optional.empty();
  private int ordersPage = 100;
  private int holdingsPage = 100;

  FakeReadings(
      KiwoomServerSettings settings,
      FakeTime time,
      FakeBackOffice broker,
      Supplier<FakeLedger> ledger,
      FakeRows rows,
      FakePages pages,
      FakeListings listings) {
    this.settings = settings;
    this.time = time;
    this.broker = broker;
    this.rows = rows;
    this.pages = pages;
    this.listings = listings;
    this.ledger = ledger;
    held = ledger.get();
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

  /** The balance of NXT has it no more, though that of KRX has. */
  void hideOnNextrade(String symbol) {
    offNextrade.add(FakeText.accountCode(listings.get(symbol)));
  }

  private FakeLedger ledger() {
    return time.instant().isBefore(heldUntil) ? held : ledger.get();
  }

  private List<FakeLedger.Line> lines() {
    List<FakeLedger.Line> lines = new ArrayList<>(ledger().orders());
    if (!lines.isEmpty() && time.instant().isBefore(newestHiddenUntil)) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  FakeReply orders(FakeRequest request) {
    if (FakePages.continues(request) && secondPage.isPresent()) {
      return secondPage.get();
    }
    String query = text(request, "qry_tp");
    String date = text(request, "ord_dt");
    String venue = text(request, "dmst_stex_tp");
    String from = text(request, "fr_ord_no");
    List<FakeLedger.Line> shown = lines();
    shown.removeIf(
        line ->
            !date.isEmpty() && !date.equals(FakeTime.date(line.order().at.toLocalDate()))
                || text(request, "stk_bond_tp").equals("2")
                || isOther(line.order(), text(request, "sell_tp"), text(request, "stk_cd"))
                || !venue.equals("%") && !venue.equals(line.order().venue)
                || query.equals("3") && line.open() == 0
                || query.equals("4") && line.filled() == 0
                || !from.isEmpty() && line.order().number < Long.parseLong(from));
    if (query.equals("2")) {
      Collections.reverse(shown);
    }
    return pages.page(
        request, shown, ordersPage, "acnt_ord_cntr_prps_dtl", rows::detail, FakeJson.object());
  }

  /** Whether it is of another side (1 sell, 2 buy, 0 any) or symbol (blank is any). */
  private static boolean isOther(FakeOrder order, String side, String symbol) {
    boolean otherSide = side.equals("1") && order.buy || side.equals("2") && !order.buy;
    return otherSide
        || !symbol.isEmpty()
            && !symbol.equals(FakeText.code(order.instrument))
            && !symbol.equals(FakeText.accountCode(order.instrument));
  }

  private static boolean isElsewhere(FakeOrder order, String venue) {
    return venue.equals("1") && !order.venue.equals("KRX")
        || venue.equals("2") && !order.venue.equals("NXT");
  }

  FakeReply openOrders(FakeRequest request) {
    String symbol = symbol(request, "all_stk_tp");
    List<FakeLedger.Line> shown = lines();
    Collections.reverse(shown);
    shown.removeIf(
        line ->
            line.open() == 0
                || isOther(line.order(), text(request, "trde_tp"), symbol)
                || isElsewhere(line.order(), text(request, "stex_tp")));
    return pages.page(request, shown, ordersPage, "oso", rows::open, FakeJson.object());
  }

  FakeReply fills(FakeRequest request) {
    String symbol = symbol(request, "qry_tp");
    String before = text(request, "ord_no");
    List<FakeLedger.Line> shown = lines();
    Collections.reverse(shown);
    shown.removeIf(
        line ->
            line.filled() == 0
                || isOther(line.order(), text(request, "sell_tp"), symbol)
                || isElsewhere(line.order(), text(request, "stex_tp"))
                || !before.isEmpty() && line.order().number >= Long.parseLong(before));
    return pages.page(request, shown, ordersPage, "cntr", rows::fill, FakeJson.object());
  }

  /** The symbol that is asked for if one is. */
  private static String symbol(FakeRequest request, String oneOrAll) {
    if (text(request, oneOrAll).equals("0")) {
      return "";
    }
    String symbol = text(request, "stk_cd");
    if (symbol.isEmpty()) {
      throw KiwoomReplies.missing("stk_cd");
    }
    return symbol;
  }

  FakeReply balance(FakeRequest request) {
    boolean nextrade = text(request, "dmst_stex_tp").equals("NXT");
    if (nextrade && !settings.live()) {
      throw KiwoomRules.notInPaper();
    }
    FakeLedger ledger = ledger();
    List<ObjectNode> shown = new ArrayList<>(ledger.holdings());
    shown.removeIf(row -> nextrade && offNextrade.contains(row.path("stk_cd").asText()));
    ObjectNode body = ledger.totals().deepCopy();
    return pages.page(request, shown, holdingsPage, "acnt_evlt_remn_indv_tot", row -> row, body);
  }

  FakeReply deposit(FakeRequest request) {
    return KiwoomReplies.inquired(ledger().deposit().deepCopy());
  }

  FakeReply buyable(FakeRequest request) {
    long available = Math.max(0, ledger().available());
    FakeInstrument instrument = FakeText.get(listings, text(request, "stk_cd"));
    long asked = Long.parseLong(text(request, "uv"));
    long price = asked == 0 ? instrument.upper() : asked;
    boolean buy = text(request, "trde_tp").equals("2");
    long amount = broker.account.withoutCommission(available);
    long quantity = buy ? amount / price : broker.account.sellable(instrument, broker.orders());
    ObjectNode body = FakeJson.object();
    for (String rate : List.of("20", "30", "40", "50", "60", "rdex_60", "100")) {
      FakeJson.put(body, "profa_" + rate + "ord_alow_amt", twelve(amount));
      FakeJson.put(body, "profa_" + rate + "ord_alowq", FakeText.padded(quantity, 10));
    }
    FakeJson.put(body, "pred_reu_alowa", twelve(0), "tdy_reu_alowa", twelve(0));
    FakeJson.put(body, "entr", twelve(broker.account.deposit), "repl_amt", twelve(0));
    FakeJson.put(body, "uncla", twelve(0), "ord_pos_repl", twelve(0));
    FakeJson.put(body, "ord_alowa", twelve(available), "wthd_alowa", twelve(available));
    FakeJson.put(body, "nxdy_wthd_alowa", twelve(available), "pur_amt", twelve(0));
    FakeJson.put(body, "cmsn", twelve(0), "pur_exct_amt", twelve(0));
    FakeJson.put(body, "d2entra", twelve(broker.account.settled()), "profa_rdex_aplc_tp", "0");
    return KiwoomReplies.inquired(body);
  }

  private static String twelve(long value) {
    return FakeText.padded(value, 12);
  }

  private static String text(FakeRequest request, String name) {
    return request.field(name).orElse("").strip();
  }
}
