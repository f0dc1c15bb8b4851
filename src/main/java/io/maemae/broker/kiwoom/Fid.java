package io.maemae.broker.kiwoom;

/**
 * The numbers of the fields of real-time messages (FID) that are read here. One number means the
 * same in every type of message. Of the others nothing is kept.
 *
 * <p>Source: official specification 451f89c, real-time types 00, 02, 04, 0B, 0D, 0s and 1h.
 */
final class Fid {
  /** 현재가, in 0B the price of the trade; the sign is its direction since the day before. */
  static final int PRICE = 10;

  /** 거래량 in 0B: the shares of the trade, with + if a buyer took them and - if a seller. */
  static final int SIZE = 15;

  /** 체결시간. */
  static final int TIME = 20;

  /** 호가시간. */
  static final int BOOK_TIME = 21;

  /** 매도호가1; those behind it follow. */
  static final int ASK_PRICE = 41;

  /** 매수호가1; those behind it follow. */
  static final int BID_PRICE = 51;

  /** 매도호가수량1; those behind it follow. */
  static final int ASK_QUANTITY = 61;

  /** 매수호가수량1; those behind it follow. */
  static final int BID_QUANTITY = 71;

  private static final int LAST_BID_QUANTITY = 80;

  /** 장운영구분. */
  static final int SESSION = 215;

  /** 일련번호 of a condition. */
  static final int CONDITION = 841;

  /** 삽입삭제 구분. */
  static final int INSERTED = 843;

  /** 주문수량. */
  static final int ORDERED = 900;

  /** 주문가격. */
  static final int LIMIT = 901;

  /** 미체결수량. */
  static final int REMAINING = 902;

  /** 체결누계금액. */
  static final int AMOUNT = 903;

  /** 원주문번호. */
  static final int ORIGINAL = 904;

  /** 주문구분: side and kind in words. */
  static final int KIND = 905;

  /** 매도수구분. */
  static final int SIDE = 907;

  /** 주문/체결시간. */
  static final int ORDER_TIME = 908;

  /** 체결번호. */
  static final int EXECUTION = 909;

  /** 체결가; measured to be the average of all fills of the order. */
  static final int AVERAGE = 910;

  /** 체결량; measured to be the sum of all fills of the order. */
  static final int FILLED = 911;

  /** 주문상태, in words. */
  static final int STAGE = 913;

  /** 단위체결가: of this execution. */
  static final int LAST_PRICE = 914;

  /** 단위체결량: of this execution. */
  static final int LAST = 915;

  /** 거부사유. */
  static final int REJECTION = 919;

  /** 거래소구분. */
  static final int VENUE = 2134;

  /** SOR여부. */
  static final int ROUTED = 2136;

  /** 종목코드. */
  static final int SYMBOL = 9001;

  /** VI발동구분. */
  static final int INTERRUPTION = 9068;

  /** 주문번호. */
  static final int NUMBER = 9203;

  private static final int[] SINGLE = {
    PRICE,
    SIZE,
    TIME,
    BOOK_TIME,
    SESSION,
    CONDITION,
    INSERTED,
    ORDERED,
    LIMIT,
    REMAINING,
    AMOUNT,
    ORIGINAL,
    KIND,
    SIDE,
    ORDER_TIME,
    EXECUTION,
    AVERAGE,
    FILLED,
    STAGE,
    LAST_PRICE,
    LAST,
    REJECTION,
    VENUE,
    ROUTED,
    SYMBOL,
    INTERRUPTION,
    NUMBER
  };

  /** For each FID where an entry keeps it; {@link #NONE} if it is not read. */
  private static final byte[] SLOT_BY_FID = new byte[NUMBER + 1];

  /** The slot of what is not read. */
  static final int NONE = 0;

  /** How many slots there are. */
  static final int SLOTS;

  static {
    byte slot = NONE;
    for (int fid : SINGLE) {
      SLOT_BY_FID[fid] = ++slot;
    }
    for (int fid = ASK_PRICE; fid <= LAST_BID_QUANTITY; fid++) {
      SLOT_BY_FID[fid] = ++slot;
    }
    SLOTS = slot + 1;
  }

  private Fid() {}

  /** Where an entry keeps a field. */
  static int slot(int fid) {
    return SLOT_BY_FID[fid];
  }

  /** Where an entry keeps a field of that name, or {@link #NONE}. */
  static int slot(String name) {
    int fid = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9 || fid >= SLOT_BY_FID.length) {
        return NONE;
      }
      fid = fid * 10 + digit;
    }
    return fid < SLOT_BY_FID.length ? SLOT_BY_FID[fid] : NONE;
  }
}
