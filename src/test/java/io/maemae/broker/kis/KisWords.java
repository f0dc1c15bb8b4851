package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeShown;
import io.maemae.broker.fake.FakeTime;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests and writes answers and notices of what is no order of the servers here. */
final class KisWords {
  private static final ClientOrderId NOBODYS = new ClientOrderId(Long.MAX_VALUE);

  private final KisServerSettings settings;
  private final FakeTime time;
  private final FakeShown shown;
  private final KisRules rules;
  private final FakeListings listings;
  private final FakeBooks books;
  private final FakeQuotes quotes;
  private final FakePages pages = new FakePages();
  private final Map<FakeService, FakeReadings> readings = new EnumMap<>(FakeService.class);
  private final List<String> told = new ArrayList<>();
  private final FakeNotices notices;
  private Instant noticeAt = Instant.EPOCH;

  /** What a kind is here. */
  record Kind(OrderType type, TimeInForce timeInForce) {}

  KisWords(KisServerSettings settings, FakeListings listings, FakeTime time) {
    this.settings = settings;
    this.time = time;
    this.listings = listings;
    shown = new FakeShown(listings, KisWords::kind);
    rules = new KisRules(settings);
    notices =
        new FakeNotices(told::add, new FakeNoticeText(settings, new FakeTime(() -> noticeAt)));
    FakeBackOffice nobody =
        shown.office(rules, time, settings.commissionPercent(), List.of(), Optional.empty());
    books = new FakeBooks(nobody.exchange);
    quotes = new FakeQuotes(listings, books, time);
  }

  private static FakeOrderKind kind(OrderRow row) {
    return Division.of(row.type(), row.timeInForce(), row.venue(), TradingSession.REGULAR)
        .flatMap(division -> KisOrderKind.find(division.code()))
        .orElseThrow();
  }

  private static String text(FakeRequest request, String name) {
    return request.field(name).orElse("");
  }

  // Orders.

  Kind kind(FakeRequest request) {
    FakeOrderKind kind = KisOrderKind.find(text(request, "ORD_DVSN")).orElseThrow();
    OrderType type =
        switch (kind.price()) {
          case GIVEN -> kind.code().equals("02") ? OrderType.CONDITIONAL : OrderType.LIMIT;
          case MARKET -> OrderType.MARKET;
          case BEST -> OrderType.BEST;
          case PRIORITY -> OrderType.OTHER;
        };
    return new Kind(type, TimeInForce.valueOf(kind.life().name()));
  }

  OrderRequest order(FakeRequest request) {
    Kind kind = kind(request);
    String price = text(request, "ORD_UNPR");
    return new OrderRequest(
        NOBODYS,
        symbol(request),
        request.id().endsWith("12U") ? Side.BUY : Side.SELL,
        Quantity.of(Long.parseLong(text(request, "ORD_QTY"))),
        kind.type(),
        price.equals("0") ? Optional.empty() : Optional.of(Price.parse(price)),
        kind.timeInForce(),
        Venue.valueOf(text(request, "EXCG_ID_DVSN_CD")));
  }

  Symbol symbol(FakeRequest request) {
    return KisSymbols.find(text(request, "PDNO")).orElseThrow(() -> KisRefusals.field("PDNO"));
  }

  boolean modifies(FakeRequest request) {
    return text(request, "RVSE_CNCL_DVSN_CD").equals("01");
  }

  OrderId target(FakeRequest request, String account) {
    String number = text(request, "ORGN_ODNO");
    if (!number.matches("\\d{10}")) {
      throw KisRefusals.field("ORGN_ODNO");
    }
    return new OrderId(
        account,
        time.today(),
        text(request, "KRX_FWDG_ORD_ORGNO"),
        Long.toString(Long.parseLong(number)));
  }

  /** Empty for all that is open. */
  Optional<Quantity> quantity(FakeRequest request) {
    return text(request, "QTY_ALL_ORD_YN").equals("Y")
        ? Optional.empty()
        : Optional.of(Quantity.of(Long.parseLong(text(request, "ORD_QTY"))));
  }

  Price limit(FakeRequest request) {
    return Price.parse(text(request, "ORD_UNPR"));
  }

  static FakeReply taken(SubmitResult.Accepted accepted) {
    ObjectNode body = FakeJson.object();
    body.set(
        "output",
        FakeJson.of(
            "KRX_FWDG_ORD_ORGNO",
            accepted.id().branch(),
            "ODNO",
            FakeNoticeText.number(Long.parseLong(accepted.id().number()), 10),
            "ORD_TMD",
            FakeTime.time(FakeTime.seoul(accepted.at()))));
    return KisReplies.done(body, "APBK0013", "주문 전송 완료 되었습니다.");
  }

  // Readings.

  LocalDate date(FakeService service, FakeRequest request) {
    return service == FakeService.DAILY_ORDERS
        ? KisRefusals.date("INQR_STRT_DT", text(request, "INQR_STRT_DT"))
        : time.today();
  }

  FakeReply orders(FakeService service, List<OrderRow> rows, FakeRequest request) {
    String branch = rows.stream().map(row -> row.id().branch()).findFirst().orElse("");
    begin(service, shown.orders(rows), Optional.empty(), branch);
    return page(service, request);
  }

  FakeReply balance(Balance balance, FakeRequest request) {
    begin(FakeService.BALANCE, List.of(), Optional.of(balance), "");
    return page(FakeService.BALANCE, request);
  }

  private void begin(
      FakeService service, List<FakeOrder> orders, Optional<Balance> balance, String branch) {
    FakeBackOffice office =
        shown.office(rules, time, settings.commissionPercent(), orders, balance);
    FakeLedgerWriter writer = new FakeLedgerWriter(settings, office);
    writer.branch(branch);
    FakeLedger ledger = writer.write();
    FakeReadings reading = new FakeReadings(settings, time, office, () -> ledger, pages, listings);
    reading.ordersPage(20);
    readings.put(service, reading);
  }

  /** The page that is asked for, of the reading that began last. */
  FakeReply page(FakeService service, FakeRequest request) {
    FakeReadings reading = readings.get(service);
    return switch (service) {
      case DAILY_ORDERS -> reading.dailyOrders(request);
      case OPEN_ORDERS -> reading.openOrders(request);
      default -> reading.balance(request);
    };
  }

  /** The price for which it is asked what may be bought; empty if for none. */
  Optional<Price> asked(FakeRequest request) {
    return Optional.of(text(request, "ORD_UNPR").strip())
        .filter(price -> price.matches("[1-9]\\d*"))
        .map(Price::parse);
  }

  FakeReply buyable(Money orderable) {
    return buyable(new Buyable(orderable, Quantity.ZERO));
  }

  FakeReply buyable(Buyable buyable) {
    ObjectNode output =
        FakeJson.of(
            "ord_psbl_cash",
            buyable.amount().toBigDecimal().longValueExact(),
            "nrcvb_buy_amt",
            buyable.amount().toBigDecimal().longValueExact(),
            "nrcvb_buy_qty",
            buyable.quantity().units());
    ObjectNode body = FakeJson.object();
    body.set("output", output);
    return KisReplies.inquired(body);
  }

  FakeReply price(FakeRequest request) {
    return quotes.price(request);
  }

  FakeReply book(OrderBook book, FakeRequest request) {
    books.show("KRX", book.symbol().code(), levels(book.asks()), levels(book.bids()));
    return quotes.book(request);
  }

  private static List<FakeLevel> levels(List<OrderBook.Level> levels) {
    return levels.stream()
        .map(level -> new FakeLevel(FakeShown.won(level.price()), level.quantity().units()))
        .toList();
  }

  // Notices.

  /** The records that tell it. */
  List<String> notice(ExecutionNotice notice, OrderRow about) {
    noticeAt = notice.at();
    told.clear();
    FakeOrder order = shown.order(about);
    switch (notice.kind()) {
      case NEW -> notices.accepted(order);
      case FILLED ->
          notices.filled(
              order, FakeShown.won(notice.lastPrice().orElseThrow()), notice.last().units());
      case REPLACED -> notices.confirmed(order);
      case CANCELED -> {
        if (about.kind() == RequestKind.CANCEL) {
          notices.confirmed(order);
        } else {
          notices.dropped(order, notice.last().units());
        }
      }
      case REJECTED -> notices.rejected(order);
      case EXPIRED -> notices.expired(order, notice.last().units());
    }
    return List.copyOf(told);
  }
}
