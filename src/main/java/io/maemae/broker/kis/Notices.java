package io.maemae.broker.kis;

import io.maemae.broker.Why;
import io.maemae.market.MarketTime;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Turns fill notices (주식체결통보) into what the ledger understands.
 *
 * <p>Source: official workbook, sheet 국내주식 실시간체결통보; sample repository
 * koreainvestment/open-trading-api, ccnl_notice.py. A notice with CNTG_YN 2 is a fill and tells its
 * own shares and price; one with 1 tells of an order, modify or cancel, and what it says of shares
 * are those ordered, moved or taken back.
 */
final class Notices {
  private final String account;

  /** For one account, by our name of it. */
  Notices(String account) {
    this.account = account;
  }

  /** What the ledger is to know of it; nothing if a later notice will say more. */
  Optional<ExecutionNotice> notice(NoticeRecord record, LocalDate today) {
    if (record.fill()) {
      return Optional.of(notice(ExecutionNotice.Kind.FILLED, record, Optional.empty(), today));
    }
    if (record.rejected()) {
      return Optional.of(
          notice(ExecutionNotice.Kind.REJECTED, record, parent(record, today), today));
    }
    return switch (record.kind()) {
      case NEW ->
          Optional.of(
              notice(
                  record.stage() == NoticeRecord.Stage.CANCELED_BY_CONDITION
                      ? ExecutionNotice.Kind.CANCELED
                      : ExecutionNotice.Kind.NEW,
                  record,
                  Optional.empty(),
                  today));
      case MODIFY -> confirmed(ExecutionNotice.Kind.REPLACED, record, today);
      case CANCEL -> confirmed(ExecutionNotice.Kind.CANCELED, record, today);
    };
  }

  private Optional<ExecutionNotice> confirmed(
      ExecutionNotice.Kind kind, NoticeRecord record, LocalDate today) {
    return record.stage() == NoticeRecord.Stage.CONFIRMED
        ? Optional.of(notice(kind, record, parent(record, today), today))
        : Optional.empty();
  }

  private ExecutionNotice notice(
      ExecutionNotice.Kind kind, NoticeRecord record, Optional<OrderId> parent, LocalDate today) {
    boolean fill = kind == ExecutionNotice.Kind.FILLED;
    boolean replaced = kind == ExecutionNotice.Kind.REPLACED;
    return new ExecutionNotice(
        kind,
        id(record.number(), today),
        parent,
        record.symbol(),
        record.side(),
        record.ordered(),
        record.quantity(),
        fill ? record.price() : replaced ? record.orderPrice().or(record::price) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        kind == ExecutionNotice.Kind.REJECTED ? Why.REFUSED : "",
        MarketTime.instant(today, record.time()));
  }

  private Optional<OrderId> parent(NoticeRecord record, LocalDate today) {
    return record.originalNumber().map(number -> id(number, today));
  }

  /** A notice does not tell which branch numbered the order. */
  private OrderId id(String number, LocalDate today) {
    return new OrderId(account, today, "", number);
  }
}
