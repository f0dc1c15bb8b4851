package io.maemae.order;

/** The state of an order, in FIX's names. */
public enum OrderState {
  /** Decided and stored; no answer of the broker yet. */
  PENDING_NEW,
  /** 접수: the broker has it. */
  NEW,
  /** 일부 체결. */
  PARTIALLY_FILLED,
  /** 체결. */
  FILLED,
  /** A cancel is on its way. */
  PENDING_CANCEL,
  /** 취소: nothing of it is open, and filled and cancelled shares add up. */
  CANCELED,
  /** A modify is on its way. */
  PENDING_REPLACE,
  /** 거부. */
  REJECTED,
  /** 만료: the remainder ended with the day. */
  EXPIRED,
  /** 확인 중: it was released and no clear answer came. */
  UNKNOWN;

  /** Whether nothing will happen to the order any more. */
  public boolean isFinal() {
    return this == FILLED || this == CANCELED || this == REJECTED || this == EXPIRED;
  }
}
