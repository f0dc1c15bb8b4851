package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeShown;
import io.maemae.broker.fake.FakeTime;
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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests and writes answers and notices of what is no order of the servers here. */
final class KiwoomWords {
  private static final ClientOrderId NOBODYS = new ClientOrderId(Long.MAX_VALUE);
  private static final int PAGE = 20;
  private static final int WIDE = 15;

  private final KiwoomServerSettings settings;
  private final FakeTime time;
  private final FakeShown shown;
  private final KiwoomRules rules;
  private final FakeListings listings;
  private final FakeBooks books;
  private final FakeQuotes quotes;
  private final FakePages pages = new FakePages();
  private final Map<FakeApi, FakeReadings> readings = new EnumMap<>(FakeApi.class);
  private final FakeAccount held;
  private final FakeNotices notices;
  private final List<FakeFrame> told = new ArrayList<>();

  /** One that is told again is the same, the number of its execution too. */
  private final Map<ExecutionNotice, List<FakeFrame>> framed = new IdentityHashMap<>();

  private Instant noticeAt = Instant.EPOCH;

  KiwoomWords(KiwoomServerSettings settings, FakeListings listings, FakeTime time) {
    this.settings = settings;
    this.time = time;
    this.listings = listings;
    shown = new FakeShown(listings, KiwoomWords::kind);
    held = new FakeAccount(0, settings.commissionPercent());
    rules = new KiwoomRules(settings, held);
    FakeBackOffice nobody = office(List.of(), Optional.empty());
    books = new FakeBooks(nobody.exchange);
    quotes = new FakeQuotes(listings, books, pages, time);
    notices = new FakeNotices(told::add, settings, new FakeTime(() -> noticeAt), held);
    notices.sees(books, List.of());
  }

  private FakeBackOffice office(List<FakeOrder> orders, Optional<Balance> balance) {
    return shown.office(rules, time, settings.commissionPercent(), orders, balance);
  }

  private static FakeOrderKind kind(OrderRow row) {
    return OrderKind.of(row.type(), row.timeInForce(), row.venue(), TradingSession.REGULAR)
        .flatMap(kind -> KiwoomOrderKind.find(kind.code()))
        .orElseThrow();
  }

  private static String text(FakeRequest request, String name) {
    return request.field(name).orElse("").strip();
  }

  // Orders.

  OrderRequest order(FakeRequest request) {
    FakeOrderKind kind = KiwoomOrderKind.find(text(request, "trde_tp")).orElseThrow();
    String price = text(request, "ord_uv");
    return new OrderRequest(
        NOBODYS,
        symbol(request),
        request.id().equals(FakeApi.BUY.id) ? Side.BUY : Side.SELL,
        Quantity.of(Long.parseLong(text(request, "ord_qty"))),
        type(kind),
        price.isEmpty() ? Optional.empty() : Optional.of(Price.parse(price)),
        TimeInForce.valueOf(kind.life().name()),
        Venue.valueOf(text(request, "dmst_stex_tp")));
  }

  private static OrderType type(FakeOrderKind kind) {
    return switch (kind.price()) {
      case GIVEN -> kind.code().equals("5") ? OrderType.CONDITIONAL : OrderType.LIMIT;
      case MARKET -> OrderType.MARKET;
      case BEST -> OrderType.BEST;
      case PRIORITY -> OrderType.OTHER;
    };
  }

  Symbol symbol(FakeRequest request) {
    return new Symbol(FakeText.code(FakeText.get(listings, text(request, "stk_cd"))));
  }

  OrderId target(FakeRequest request, String account) {
    String number = text(request, "orig_ord_no");
    return new OrderId(account, time.today(), "", Long.toString(Long.parseLong(number)));
  }

  /** Empty for all that is open. */
  Optional<Quantity> quantity(FakeRequest request, String field) {
    return Optional.of(Quantity.of(Long.parseLong(text(request, field))))
        .filter(quantity -> !quantity.isZero());
  }

  Price limit(FakeRequest request) {
    return Price.parse(text(request, "mdfy_uv"));
  }

  static FakeReply taken(SubmitResult.Accepted accepted) {
    ObjectNode body =
        FakeJson.of("ord_no", FakeText.number(Long.parseLong(accepted.id().number())));
    return KiwoomReplies.done(body, "주문이 완료되었습니다.");
  }

  // Readings.

  /** The day that is asked for; where none can be, today. */
  LocalDate date(FakeRequest request) {
    return FakeTime.parse(text(request, "ord_dt")).orElse(time.today());
  }

  FakeReply orders(FakeApi api, List<OrderRow> rows, FakeRequest request) {
    FakeBackOffice office = office(shown.orders(rows), Optional.empty());
    List<FakeLedger.Line> lines = office.orders().stream().map(FakeLedger.Line::of).toList();
    ObjectNode nothing = FakeJson.object();
    begin(api, office, new FakeLedger(lines, List.of(), nothing, nothing, 0));
    return page(api, request);
  }

  FakeReply balance(Balance balance, FakeRequest request) {
    FakeBackOffice office = office(List.of(), Optional.of(balance));
    begin(FakeApi.BALANCE, office, new FakeLedgerWriter(office).write());
    return page(FakeApi.BALANCE, request);
  }

  private void begin(FakeApi api, FakeBackOffice office, FakeLedger ledger) {
    FakeRows rows = new FakeRows(settings, office.account, books);
    FakeReadings reading =
        new FakeReadings(settings, time, office, () -> ledger, rows, pages, listings);
    reading.ordersPage(PAGE);
    readings.put(api, reading);
  }

  /** The page that is asked for, of the reading that began last. */
  FakeReply page(FakeApi api, FakeRequest request) {
    FakeReadings reading = readings.get(api);
    return switch (api) {
      case ORDERS -> reading.orders(request);
      case OPEN_ORDERS -> reading.openOrders(request);
      case FILLS -> reading.fills(request);
      default -> reading.balance(request);
    };
  }

  FakeReply deposit(Balance balance) {
    ObjectNode deposit =
        new FakeLedgerWriter(office(List.of(), Optional.of(balance))).write().deposit();
    long orderable = balance.orderable().toBigDecimal().longValueExact();
    deposit.put("100stk_ord_alow_amt", FakeText.padded(orderable, WIDE));
    return KiwoomReplies.inquired(deposit);
  }

  Price asked(FakeRequest request) {
    return Price.parse(text(request, "uv"));
  }

  FakeReply buyable(Buyable buyable) {
    return KiwoomReplies.inquired(
        FakeJson.of(
            "profa_100ord_alow_amt",
            FakeText.padded(buyable.amount().toBigDecimal().longValueExact(), WIDE),
            "profa_100ord_alowq",
            FakeText.padded(buyable.quantity().units(), WIDE)));
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

  FakeReply instruments(FakeRequest request) {
    return quotes.instruments(request);
  }

  // Notices.

  /**
   * The frames that tell it.
   *
   * @param holds shares of the symbol that the account has now
   */
  List<FakeFrame> notice(ExecutionNotice notice, OrderRow about, long holds) {
    return framed.computeIfAbsent(notice, fresh -> frames(fresh, about, holds));
  }

  private List<FakeFrame> frames(ExecutionNotice notice, OrderRow about, long holds) {
    noticeAt = notice.at();
    told.clear();
    FakeOrder order = shown.order(about);
    hold(order.instrument, holds);
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

  private void hold(FakeInstrument instrument, long shares) {
    held.give(instrument, 0, 0);
    held.holdings().stream()
        .filter(holding -> holding.instrument == instrument)
        .forEach(holding -> holding.quantity = shares);
  }
}
