package io.maemae.order;

import java.time.LocalDate;

/**
 * A broker's number of an order. Numbers repeat on other days and at other branches, so all four
 * parts together name one. Not every message of a broker tells the branch that gave the number, or
 * tells it reliably; two numbers that differ in nothing but an untold branch are the same.
 *
 * @param account our name of the account
 * @param tradingDate the market day it was placed on
 * @param branch the broker's branch that gave the number; empty where a broker has none, or has not
 *     told it
 * @param number the broker's number, without padding
 */
public record OrderId(String account, LocalDate tradingDate, String branch, String number) {
  /** Whether both may name the same order: no part that both tell differs. */
  public boolean isSame(OrderId other) {
    return anywhere().equals(other.anywhere())
        && (branch.equals(other.branch) || branch.isEmpty() || other.branch.isEmpty());
  }

  /** The number as somebody tells it who does not know the branch. */
  public OrderId anywhere() {
    return branch.isEmpty() ? this : new OrderId(account, tradingDate, "", number);
  }
}
