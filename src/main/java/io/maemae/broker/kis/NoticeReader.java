package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.config.Secret;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads records of notices (실시간체결통보): H0STCNI0, on paper H0STCNI9. They had 23 columns until about
 * March 2025 and have had 26 since; the three new ones went in behind ACNT_NAME, so the width says
 * where the rest is. Source: workbook 2026-06-03.
 */
final class NoticeReader {
  private static final Column ACNT_NO = Column.at(1, "ACNT_NO");
  private static final Column ODER_NO = Column.at(2, "ODER_NO");
  private static final Column OODER_NO = Column.at(3, "OODER_NO");
  private static final Column SELN_BYOV_CLS = Column.at(4, "SELN_BYOV_CLS");
  private static final Column RCTF_CLS = Column.at(5, "RCTF_CLS");
  private static final Column ODER_KIND = Column.at(6, "ODER_KIND");
  private static final Column ODER_COND = Column.at(7, "ODER_COND");
  private static final Column STCK_SHRN_ISCD = Column.at(8, "STCK_SHRN_ISCD");
  private static final Column CNTG_QTY = Column.at(9, "CNTG_QTY");
  private static final Column CNTG_UNPR = Column.at(10, "CNTG_UNPR");
  private static final Column STCK_CNTG_HOUR = Column.at(11, "STCK_CNTG_HOUR");
  private static final Column RFUS_YN = Column.at(12, "RFUS_YN");
  private static final Column CNTG_YN = Column.at(13, "CNTG_YN");
  private static final Column ACPT_YN = Column.at(14, "ACPT_YN");
  private static final Column ODER_QTY = Column.at(16, "ODER_QTY");
  private static final Column ORD_EXG_GB = Column.at(19, "ORD_EXG_GB");
  private static final Column ODER_PRC = Column.closing(25, "ODER_PRC");

  private static final int OLD_WIDTH = 23;
  private static final int WIDTH = 26;

  /** The column that has POPUP_YN, Y or N, in a new record that was cut to the old width. */
  private static final Column OLD_CRDT_LOAN_DATE = Column.at(20, "CRDT_LOAN_DATE");

  private static final Column OLD_ODER_PRC = Column.closing(22, "ODER_PRC");

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{10}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]*");
  private static final Pattern DATE_OR_BLANK = Pattern.compile("([0-9]{8})?");

  private NoticeReader() {}

  /** Tells the notice of a record. */
  static void read(Payload payload, StreamCodec.Listener listener) throws ProtocolException {
    boolean old = old(payload);
    NoticeRecord notice =
        new NoticeRecord(
            account(payload),
            number(payload, ODER_NO)
                .orElseThrow(() -> payload.wrong(ODER_NO, "an order without a number")),
            number(payload, OODER_NO),
            side(payload),
            kind(payload),
            payload.text(ODER_KIND),
            condition(payload),
            symbol(payload),
            Quantity.of(payload.number(CNTG_QTY)),
            price(payload, CNTG_UNPR),
            LocalTime.ofSecondOfDay(payload.secondOfDay(STCK_CNTG_HOUR)),
            payload.either(RFUS_YN, '1', '0'),
            payload.either(CNTG_YN, '2', '1'),
            stage(payload),
            Quantity.of(payload.number(ODER_QTY)),
            old ? Optional.empty() : venue(payload),
            price(payload, old ? OLD_ODER_PRC : ODER_PRC));
    checkFill(payload, notice);
    listener.notice(notice);
  }

  private static boolean old(Payload payload) throws ProtocolException {
    int width = payload.width();
    if (width >= WIDTH) {
      return false;
    }
    if (width != OLD_WIDTH) {
      throw new ProtocolException(
          "a notice must have " + WIDTH + " or " + OLD_WIDTH + " columns, had " + width);
    }
    if (!DATE_OR_BLANK.matcher(payload.text(OLD_CRDT_LOAN_DATE)).matches()) {
      throw payload.wrong(OLD_CRDT_LOAN_DATE, "neither a date nor blank, the record was cut short");
    }
    return true;
  }

  private static Secret account(Payload payload) throws ProtocolException {
    String account = payload.text(ACNT_NO);
    if (!ACCOUNT.matcher(account).matches()) {
      throw payload.wrong(ACNT_NO, "not ten digits");
    }
    return new Secret(account);
  }

  /** An order number; blank, or only zeros, is none. */
  private static Optional<String> number(Payload payload, Column column) throws ProtocolException {
    String digits = payload.text(column);
    if (!NUMBER.matcher(digits).matches()) {
      throw payload.wrong(column, "no order number");
    }
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return Optional.of(digits.substring(start)).filter(number -> !number.isEmpty());
  }

  private static Side side(Payload payload) throws ProtocolException {
    return switch (payload.text(SELN_BYOV_CLS)) {
      case "01" -> Side.SELL;
      case "02" -> Side.BUY;
      default -> throw payload.wrong(SELN_BYOV_CLS, "unknown side");
    };
  }

  private static NoticeRecord.Kind kind(Payload payload) throws ProtocolException {
    return switch (payload.code(RCTF_CLS)) {
      case '0' -> NoticeRecord.Kind.NEW;
      case '1' -> NoticeRecord.Kind.MODIFY;
      case '2' -> NoticeRecord.Kind.CANCEL;
      default -> throw payload.wrong(RCTF_CLS, "unknown kind");
    };
  }

  private static TimeInForce condition(Payload payload) throws ProtocolException {
    return switch (payload.code(ODER_COND)) {
      case '0' -> TimeInForce.DAY;
      case '1' -> TimeInForce.IOC;
      case '2' -> TimeInForce.FOK;
      default -> throw payload.wrong(ODER_COND, "unknown condition");
    };
  }

  private static Symbol symbol(Payload payload) throws ProtocolException {
    return KisSymbols.find(payload.text(STCK_SHRN_ISCD))
        .orElseThrow(() -> payload.wrong(STCK_SHRN_ISCD, "no short code"));
  }

  private static Optional<Price> price(Payload payload, Column column) throws ProtocolException {
    long tenThousandths = payload.tenThousandths(column);
    return tenThousandths == 0 ? Optional.empty() : Optional.of(new Price(tenThousandths));
  }

  private static NoticeRecord.Stage stage(Payload payload) throws ProtocolException {
    return switch (payload.code(ACPT_YN)) {
      case '1' -> NoticeRecord.Stage.ACCEPTED;
      case '2' -> NoticeRecord.Stage.CONFIRMED;
      case '3' -> NoticeRecord.Stage.CANCELED_BY_CONDITION;
      default -> throw payload.wrong(ACPT_YN, "unknown stage");
    };
  }

  private static Optional<Venue> venue(Payload payload) throws ProtocolException {
    return switch (payload.text(ORD_EXG_GB)) {
      case "" -> Optional.empty();
      case "1" -> Optional.of(Venue.KRX);
      case "2" -> Optional.of(Venue.NXT);
      case "3", "4" -> Optional.of(Venue.SOR);
      default -> throw payload.wrong(ORD_EXG_GB, "unknown venue");
    };
  }

  /** A fill of nothing, or at no price, could not be booked. */
  private static void checkFill(Payload payload, NoticeRecord notice) throws ProtocolException {
    if (notice.fill() && notice.quantity().isZero()) {
      throw payload.wrong(CNTG_QTY, "a fill of no shares");
    }
    if (notice.fill() && notice.price().isEmpty()) {
      throw payload.wrong(CNTG_UNPR, "a fill without a price");
    }
  }
}
