package io.maemae.order;

/** What a broker's number stands for. */
public enum RequestKind {
  /** A new order. */
  NEW,
  /** A modify of another number: the remainder goes on here. */
  MODIFY,
  /** A cancel of another number, or of a part of it. */
  CANCEL
}
