package io.maemae.store;

import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.ShareEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Bookings, a table for each kind. */
final class BookingTables {
  private final Session session;

  BookingTables(Session session) {
    this.session = session;
  }

  void add(Booking booking) {
    if (booking instanceof Fill fill) {
      session.insert(row(fill));
    } else if (booking instanceof ShareEntry entry) {
      session.insert(row(entry));
    } else if (booking instanceof CashEntry entry) {
      session.insert(row(entry));
    }
  }

  /** A fill of which nothing is left stays as a row of no shares: its number is not used again. */
  void revise(long fillId, Optional<Fill> revised) {
    if (revised.isPresent()) {
      session.put(row(revised.get()));
    } else {
      session.write(
          "update fill set quantity = 0, amount = 0, fee = 0, tax = 0 where id = ?", fillId);
    }
  }

  List<Booking> all() {
    List<Booking> all = new ArrayList<>();
    all.addAll(session.read("select * from fill where quantity > 0", (row, context) -> fill(row)));
    all.addAll(session.read("select * from share_entry", (row, context) -> shareEntry(row)));
    all.addAll(session.read("select * from cash_entry", (row, context) -> cashEntry(row)));
    all.sort(Comparator.comparingLong(Booking::id));
    return all;
  }

  /** The latest ones, oldest first. Found by their time; what is older is not read. */
  List<Fill> fillsSince(Instant since, Optional<String> account, int most) {
    List<Fill> latestFirst =
        new ArrayList<>(
            session.read(
                "select * from fill where at >= ? and quantity > 0 and (? is null or account = ?)"
                    + " order by at desc, id desc limit ?",
                (row, context) -> fill(row),
                Columns.time(since),
                account.orElse(null),
                account.orElse(null),
                most));
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  long lastNumber() {
    return session.number(
        "select greatest(coalesce((select max(id) from fill), 0),"
            + " coalesce((select max(id) from share_entry), 0),"
            + " coalesce((select max(id) from cash_entry), 0))");
  }

  private static Row row(Fill fill) {
    return Row.of("fill")
        .key("id", fill.id())
        .with("order_id", fill.order())
        .with("account", fill.account())
        .with("strategy", fill.strategy().orElse(null))
        .with("symbol", fill.symbol().code())
        .with("side", fill.side().name())
        .with("quantity", fill.quantity().units())
        .with("amount", fill.amount().toBigDecimal())
        .with("fee", fill.fee().toBigDecimal())
        .with("tax", fill.tax().toBigDecimal())
        .with("at", Columns.time(fill.at()));
  }

  private static Fill fill(ResultSet row) throws SQLException {
    return new Fill(
        row.getLong("id"),
        row.getLong("order_id"),
        row.getString("account"),
        Columns.optionalText(row, "strategy"),
        new Symbol(row.getString("symbol")),
        Side.valueOf(row.getString("side")),
        Columns.quantity(row, "quantity"),
        Columns.money(row, "amount"),
        Columns.money(row, "fee"),
        Columns.money(row, "tax"),
        Columns.time(row, "at"));
  }

  private static Row row(ShareEntry entry) {
    return Row.of("share_entry")
        .key("id", entry.id())
        .with("account", entry.account())
        .with("strategy", entry.strategy().orElse(null))
        .with("symbol", entry.symbol().code())
        .with("units", entry.units())
        .with("cost", entry.cost().toBigDecimal())
        .with("at", Columns.time(entry.at()))
        .with("reason", entry.reason().name());
  }

  private static ShareEntry shareEntry(ResultSet row) throws SQLException {
    return new ShareEntry(
        row.getLong("id"),
        row.getString("account"),
        Columns.optionalText(row, "strategy"),
        new Symbol(row.getString("symbol")),
        row.getLong("units"),
        Columns.money(row, "cost"),
        Columns.time(row, "at"),
        ShareEntry.Reason.valueOf(row.getString("reason")));
  }

  private static Row row(CashEntry entry) {
    return Row.of("cash_entry")
        .key("id", entry.id())
        .with("account", entry.account())
        .with("amount", entry.amount().toBigDecimal())
        .with("at", Columns.time(entry.at()))
        .with("reason", entry.reason().name());
  }

  private static CashEntry cashEntry(ResultSet row) throws SQLException {
    return new CashEntry(
        row.getLong("id"),
        row.getString("account"),
        Columns.money(row, "amount"),
        Columns.time(row, "at"),
        CashEntry.Reason.valueOf(row.getString("reason")));
  }
}
