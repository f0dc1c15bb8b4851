package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Quantity;
import io.maemae.market.TimeInForce;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The day's orders (계좌별주문체결내역상세요청), with what the open ones (미체결요청) and the fills (체결요청) add.
 *
 * <p>Source: official specification 451f89c, apis kt00007, ka10075 and ka10076.
 */
final class OrderListCodec {
  /** Where the rows of each answer are. */
  static final String LIST = "acnt_ord_cntr_prps_dtl";

  static final String OPEN_LIST = "oso";
  static final String FILLS_LIST = "cntr";

  private final String account;

  /** With our name of the account. */
  OrderListCodec(String account) {
    this.account = account;
  }

  /** Asks for all orders of a day at all venues, in the order of their numbers. */
  Map<String, String> query(LocalDate date) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("ord_dt", Fields.DATE.format(date));
    query.put("qry_tp", "1");
    query.put("stk_bond_tp", "1");
    query.put("sell_tp", "0");
    query.put("stk_cd", "");
    query.put("fr_ord_no", "");
    query.put("dmst_stex_tp", "%");
    return query;
  }

  /** Asks for all orders that are open now, at all venues. */
  Map<String, String> openQuery() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("all_stk_tp", "0");
    query.put("trde_tp", "0");
    query.put("stk_cd", "");
    query.put("stex_tp", "0");
    return query;
  }

  /** Asks for all fills of today, at all venues. */
  Map<String, String> fillsQuery() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("stk_cd", "");
    query.put("qry_tp", "0");
    query.put("sell_tp", "0");
    query.put("ord_no", "");
    query.put("stex_tp", "0");
    return query;
  }

  /**
   * The rows of all pages together, in the order of the list.
   *
   * @param orders all of the day ({@code acnt_ord_cntr_prps_dtl})
   * @param open those that are open ({@code oso}), which may know a new order before the day's list
   *     does; of another day none
   * @param fills what was filled ({@code cntr}), for its amounts; of another day none
   * @param over whether an order can be filled no more, by its venue and time
   * @throws ProtocolException if a row of the day's list cannot be read; one of the others that
   *     cannot be is left to it
   * @throws ArithmeticException if a number is larger than any can be
   */
  List<OrderRow> rows(
      LocalDate date,
      List<Fields> orders,
      List<Fields> open,
      List<Fields> fills,
      Predicate<OrderRow> over)
      throws ProtocolException {
    Map<String, OrderLine> lines = new LinkedHashMap<>();
    Set<String> others = new HashSet<>();
    for (Fields row : orders) {
      if (isBlank(row)) {
        continue; // blank rows fill a short page
      }
      if (KiwoomSymbols.findTraded(row.word("stk_cd")).isPresent()) {
        OrderLine line = OrderLine.listed(row, account, date);
        // A row that moved from one page to the next while they were read is there twice.
        lines.put(line.row().id().number(), line);
      } else {
        row.orderNumber("ord_no").ifPresent(others::add);
      }
    }
    Set<String> resting = new HashSet<>();
    for (Fields row : open) {
      // The bare codes of this list do not tell a warrant from a share.
      sooner(row, date)
          .filter(line -> !others.contains(line.row().id().number()))
          .ifPresent(line -> lines.putIfAbsent(line.row().id().number(), line));
      if (isOpen(row)) {
        row.orderNumber("ord_no").ifPresent(resting::add);
      }
    }
    FilledAmounts amounts = new FilledAmounts(open, fills);
    Taken taken = new Taken(lines);
    List<OrderRow> rows = new ArrayList<>();
    for (OrderLine line : lines.values()) {
      boolean rests = resting.contains(line.row().id().number());
      rows.add(whole(line, taken, rests, amounts, over.test(line.row())));
    }
    return rows;
  }

  private static boolean isBlank(Fields row) {
    return row.orderNumber("ord_no").isEmpty() && row.text("stk_cd").isEmpty();
  }

  /** What cannot be read here is told by the day's list later, or makes that one unreadable. */
  private Optional<OrderLine> sooner(Fields row, LocalDate date) {
    try {
      return isBlank(row) || KiwoomSymbols.findTraded(row.word("stk_cd")).isEmpty()
          ? Optional.empty()
          : OrderLine.open(row, account, date);
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  /** Whether some of it is open; one that cannot be read may be. */
  private static boolean isOpen(Fields row) {
    try {
      return !row.requiredQuantity("oso_qty").isZero();
    } catch (ProtocolException e) {
      return true;
    }
  }

  /**
   * With what its changes did to it, and what it cost.
   *
   * @param rests whether the list of the open orders has it
   */
  private static OrderRow whole(
      OrderLine line, Taken taken, boolean rests, FilledAmounts amounts, boolean dayOver) {
    OrderRow listed = line.row();
    OrderRow row = listed.withFilled(listed.filled(), amounts.of(listed, line.average()));
    if (row.kind() == RequestKind.CANCEL) {
      return row.rejection().isEmpty() ? row.withCanceled(line.confirmed(), row.ended()) : row;
    }
    Quantity left = row.quantity().minusOrZero(row.filled());
    Quantity canceled = taken.from(line);
    boolean nothingLeft = left.minusOrZero(canceled).isZero() || row.rejection().isPresent();
    boolean immediate = row.timeInForce() != TimeInForce.DAY;
    if (!nothingLeft && immediate && line.remaining().isZero() && !rests) {
      return row.withCanceled(left, true);
    }
    return row.withCanceled(canceled, nothingLeft || dayOver);
  }
}
