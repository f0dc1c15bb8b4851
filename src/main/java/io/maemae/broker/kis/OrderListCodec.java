package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.Why;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The day's orders (주식일별주문체결조회), and those that can be modified (주식정정취소가능주문조회). A row says what was
 * ordered and filled under its number; what was taken back from it or moved on is found in the rows
 * that name it as their original, for the row itself goes on telling it as its remainder (잔여수량).
 * Neither list has a field of the channel by which an order came.
 *
 * <p>Source: official workbook, sheets 주식일별주문체결조회 and 주식정정취소가능주문조회, 2026-06-03; sample repository
 * koreainvestment/open-trading-api, inquire_daily_ccld.py and inquire_psbl_rvsecncl.py.
 */
final class OrderListCodec {
  private final KisSettings settings;

  OrderListCodec(KisSettings settings) {
    this.settings = settings;
  }

  /** Asks for all orders of a day, the oldest first; of all venues where there are several. */
  Map<String, String> query(LocalDate date) {
    String day = Fields.DATE.format(date);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("CANO", settings.customer().reveal());
    query.put("ACNT_PRDT_CD", settings.product());
    query.put("INQR_STRT_DT", day);
    query.put("INQR_END_DT", day);
    query.put("SLL_BUY_DVSN_CD", "00");
    query.put("PDNO", "");
    query.put("ORD_GNO_BRNO", "");
    query.put("ODNO", "");
    query.put("CCLD_DVSN", "00");
    query.put("INQR_DVSN", "01");
    query.put("INQR_DVSN_1", "");
    query.put("INQR_DVSN_3", "00");
    query.put("EXCG_ID_DVSN_CD", settings.environment() == KisEnvironment.LIVE ? "ALL" : "KRX");
    return query;
  }

  /** Asks for all orders that can be modified or cancelled now. */
  Map<String, String> modifiableQuery() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("CANO", settings.customer().reveal());
    query.put("ACNT_PRDT_CD", settings.product());
    query.put("INQR_DVSN_1", "0");
    query.put("INQR_DVSN_2", "0");
    return query;
  }

  /** One row as it stands in the list, before it is seen together with the others. */
  private record Line(OrderRow row, Quantity confirmed, Quantity rejected, Quantity remaining) {}

  /**
   * The rows of all pages together.
   *
   * @param modifiable the rows of the other list, which may know a new order before the day's list
   *     does; that of a changed order is not told what it is, and waits for the day's list
   * @param over whether an order can be filled no more, by its venue and time
   */
  List<OrderRow> rows(
      LocalDate date, List<Fields> fields, List<Fields> modifiable, Predicate<OrderRow> over)
      throws ProtocolException {
    Map<OrderId, Line> lines = new LinkedHashMap<>();
    for (Fields row : fields) {
      if (!isBlank(row) && isOfShares(row)) {
        Line line = line(row, row.date("ord_dt"), "rmn_qty");
        // A row that moved from one page to the next while they were read is there twice.
        lines.put(line.row().id(), line);
      }
    }
    for (Fields row : modifiable) {
      sooner(row, date).ifPresent(line -> lines.putIfAbsent(line.row().id(), line));
    }
    Map<String, List<Line>> changes =
        lines.values().stream()
            .filter(line -> line.row().parent().isPresent())
            .collect(Collectors.groupingBy(line -> line.row().parent().get().number()));
    List<OrderRow> rows = new ArrayList<>();
    for (Line line : lines.values()) {
      List<Line> own = changes.getOrDefault(line.row().id().number(), List.of());
      rows.add(whole(line, own, over.test(line.row())));
    }
    return rows;
  }

  /** What cannot be read here is told by the day's list later, or makes that one unreadable. */
  private Optional<Line> sooner(Fields row, LocalDate date) {
    try {
      boolean isNew = row.orderNumber("orgn_odno").isEmpty();
      return !isBlank(row) && isNew && isOfShares(row)
          ? Optional.of(line(row, date, "psbl_qty"))
          : Optional.empty();
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  /** Blank rows fill a short page. */
  private static boolean isBlank(Fields row) {
    return row.orderNumber("odno").isEmpty() && row.text("pdno").isEmpty();
  }

  /** An account may trade rights and bonds too, by other programs. */
  private static boolean isOfShares(Fields row) throws ProtocolException {
    return KisSymbols.find(row.word("pdno")).isPresent();
  }

  private Line line(Fields row, LocalDate date, String remaining) throws ProtocolException {
    Optional<String> number = row.orderNumber("odno");
    String branch = row.text("ord_gno_brno").orElse("");
    OrderId id =
        new OrderId(
            settings.name(),
            date,
            branch,
            number.orElseThrow(() -> new ProtocolException("odno is missing")));
    Optional<OrderId> parent =
        row.orderNumber("orgn_odno").map(n -> new OrderId(settings.name(), date, "", n));
    RequestKind kind = kind(row, parent.isPresent());
    Quantity ordered = row.requiredQuantity("ord_qty");
    Quantity filled = row.requiredQuantity("tot_ccld_qty");
    Quantity rejected = row.quantity("rjct_qty");
    Optional<Money> amount =
        filled.isZero() || row.text("tot_ccld_amt").isEmpty()
            ? Optional.empty()
            : Optional.of(row.money("tot_ccld_amt")).filter(Money::isPositive);
    Optional<Division> division = Division.of(row.word("ord_dvsn_cd"));
    OrderRow order =
        new OrderRow(
            id,
            parent,
            kind,
            KisSymbols.symbol(row.word("pdno")),
            side(row.word("sll_buy_dvsn_cd")),
            division.map(Division::type).orElse(OrderType.OTHER),
            row.price("ord_unpr"),
            division.map(Division::timeInForce).orElse(TimeInForce.DAY),
            venue(row),
            ordered,
            filled,
            amount,
            Quantity.ZERO,
            false,
            rejected.isZero() ? Optional.empty() : Optional.of(words(row)),
            MarketTime.instant(date, row.time("ord_tmd")),
            Optional.empty());
    Quantity confirmed =
        row.quantity("cncl_cfrm_qty").max(row.quantity("cnc_cfrm_qty")).min(ordered);
    return new Line(order, confirmed, rejected, row.requiredQuantity(remaining));
  }

  private static RequestKind kind(Fields row, boolean hasParent) {
    if (!hasParent) {
      return RequestKind.NEW;
    }
    boolean cancels =
        row.text("cncl_yn").filter("Y"::equals).isPresent()
            || row.text("sll_buy_dvsn_cd_name").filter(t -> t.contains("취소")).isPresent();
    return cancels ? RequestKind.CANCEL : RequestKind.MODIFY;
  }

  /** 매도매수구분코드. */
  private static Side side(String code) throws ProtocolException {
    return switch (code) {
      case "01" -> Side.SELL;
      case "02" -> Side.BUY;
      default -> throw new ProtocolException("sll_buy_dvsn_cd: unknown side '" + code + "'");
    };
  }

  /** 거래소ID구분코드; the paper server and old rows leave it blank, and mean KRX. */
  private static Venue venue(Fields row) throws ProtocolException {
    String code = row.text("excg_id_dvsn_cd").orElse("KRX");
    return switch (code) {
      case "KRX" -> Venue.KRX;
      case "NXT" -> Venue.NXT;
      case "SOR" -> Venue.SOR;
      default -> throw new ProtocolException("excg_id_dvsn_cd: unknown venue '" + code + "'");
    };
  }

  /** The list has no words for a refusal but the name of the order and its number of shares. */
  private static String words(Fields row) throws ProtocolException {
    return Why.refused(row.quantity("rjct_qty"), row.text("ord_dvsn_name").orElse(""));
  }

  /**
   * With what its changes did to it.
   *
   * @param changes those that name its number
   */
  private static OrderRow whole(Line line, List<Line> changes, boolean dayOver) {
    OrderRow row = line.row();
    if (row.kind() == RequestKind.CANCEL) {
      return line.rejected().isZero() ? row.withCanceled(line.confirmed(), row.ended()) : row;
    }
    Quantity canceled = Quantity.ZERO;
    for (Line change : changes) {
      if (change.row().parent().filter(row.id()::isSame).isPresent()
          && change.rejected().isZero()) {
        canceled = canceled.plus(taken(change));
      }
    }
    canceled = canceled.max(row.kind() == RequestKind.NEW ? line.confirmed() : Quantity.ZERO);
    Quantity left = row.quantity().minusOrZero(row.filled());
    canceled = canceled.min(left);
    boolean nothingLeft = left.minusOrZero(canceled).minusOrZero(line.rejected()).isZero();
    boolean immediate = row.timeInForce() != TimeInForce.DAY;
    if (!nothingLeft && immediate && line.remaining().isZero()) {
      return row.withCanceled(left, true);
    }
    return row.withCanceled(canceled, nothingLeft || dayOver);
  }

  /** What a cancel took back, as far as confirmed, or a modify took with it. */
  private static Quantity taken(Line change) {
    return change.row().kind() == RequestKind.CANCEL ? change.confirmed() : change.row().quantity();
  }
}
