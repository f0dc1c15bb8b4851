package io.maemae.store;

import io.maemae.market.OrderType;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderId;
import io.maemae.order.OrderState;
import io.maemae.order.PendingChange;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Orders and legs as rows, and back. All broker numbers of an order are of its own account. */
final class OrderRows {
  private OrderRows() {}

  static Row row(Order order) {
    Order.Terms terms = order.terms();
    Order.Progress progress = order.progress();
    Row row =
        Row.of("orders")
            .key("id", terms.id().number())
            .with("account", terms.account())
            .with("symbol", terms.symbol().code())
            .with("side", terms.side().name())
            .with("quantity", terms.quantity().units())
            .with("type", terms.type().name())
            .with("first_limit_price", Columns.price(terms.limit()))
            .with("time_in_force", terms.timeInForce().name())
            .with("venue", terms.venue().name())
            .with("purpose", terms.purpose().name())
            .with("strategy", terms.strategy().orElse(null))
            .with("created_at", Columns.time(terms.createdAt()))
            .with("correlation", terms.correlation())
            .with("state", progress.state().name())
            .with("limit_price", Columns.price(progress.limit()))
            .with("released_at", Columns.time(progress.releasedAt()))
            .with("unknown_since", Columns.time(progress.unknownSince()))
            .with("not_found", progress.notFound())
            .with("text", progress.text());
    addChange(row, "change", progress.change(), terms.account());
    addChange(row, "beside", progress.beside(), terms.account());
    return row;
  }

  private static void addChange(
      Row row, String prefix, Optional<PendingChange> change, String account) {
    row.with(prefix + "_kind", change.map(c -> c.kind().name()).orElse(null))
        .with(prefix + "_quantity", change.map(c -> c.quantity().units()).orElse(null))
        .with(prefix + "_whole", change.map(PendingChange::whole).orElse(null))
        .with(prefix + "_limit_price", Columns.price(change.flatMap(PendingChange::limit)))
        .with(prefix + "_released_at", Columns.time(change.flatMap(PendingChange::releasedAt)))
        .with(prefix + "_unknown_since", Columns.time(change.flatMap(PendingChange::unknownSince)))
        .with(prefix + "_repeated", change.map(PendingChange::repeated).orElse(null));
    addNumber(row, prefix + "_target", change.map(PendingChange::target), account);
    Optional<OrderId> number = change.flatMap(PendingChange::number);
    row.with(prefix + "_number_date", number.map(OrderId::tradingDate).orElse(null))
        .with(prefix + "_number_branch", number.map(OrderId::branch).orElse(null))
        .with(prefix + "_number", number.map(n -> ofAccount(n, account).number()).orElse(null));
  }

  static Row row(Order order, int position) {
    Leg.Kept leg = order.legs().get(position).kept();
    Row row =
        Row.of("order_leg")
            .key("order_id", order.id().number())
            .key("position", position)
            .with("account", ofAccount(leg.id(), order.account()).account())
            .with("trading_date", leg.id().tradingDate())
            .with("number", leg.id().number())
            .with("branch", leg.id().branch());
    addNumber(row, "parent", leg.parent(), order.account());
    return row.with("quantity", leg.quantity().units())
        .with("limit_price", Columns.price(leg.limit()))
        .with("noticed_quantity", leg.noticed().units())
        .with("noticed_amount", leg.noticedAmount().toBigDecimal())
        .with("read_quantity", leg.read().units())
        .with("read_amount", leg.readAmount().toBigDecimal())
        .with("booked_quantity", leg.booked().units())
        .with("booked_amount", leg.bookedAmount().toBigDecimal())
        .with("canceled_quantity", leg.canceled().units());
  }

  private static void addNumber(Row row, String prefix, Optional<OrderId> id, String account) {
    row.with(prefix + "_date", id.map(OrderId::tradingDate).orElse(null))
        .with(prefix + "_branch", id.map(OrderId::branch).orElse(null))
        .with(prefix + "_number", id.map(n -> ofAccount(n, account).number()).orElse(null));
  }

  private static OrderId ofAccount(OrderId id, String account) {
    if (!id.account().equals(account)) {
      throw new IllegalArgumentException(
          "a broker's number must be of the order's account " + account + ", was " + id);
    }
    return id;
  }

  static Order.Terms terms(ResultSet row) throws SQLException {
    return new Order.Terms(
        new ClientOrderId(row.getLong("id")),
        row.getString("account"),
        new Symbol(row.getString("symbol")),
        Side.valueOf(row.getString("side")),
        Columns.quantity(row, "quantity"),
        OrderType.valueOf(row.getString("type")),
        Columns.optionalPrice(row, "first_limit_price"),
        TimeInForce.valueOf(row.getString("time_in_force")),
        Venue.valueOf(row.getString("venue")),
        Purpose.valueOf(row.getString("purpose")),
        Columns.optionalText(row, "strategy"),
        Columns.time(row, "created_at"),
        row.getString("correlation"));
  }

  static Order.Progress progress(ResultSet row) throws SQLException {
    return new Order.Progress(
        OrderState.valueOf(row.getString("state")),
        Columns.optionalPrice(row, "limit_price"),
        Columns.optionalTime(row, "released_at"),
        Columns.optionalTime(row, "unknown_since"),
        row.getBoolean("not_found"),
        change(row, "change"),
        change(row, "beside"),
        row.getString("text"));
  }

  private static Optional<PendingChange> change(ResultSet row, String prefix) throws SQLException {
    String kind = row.getString(prefix + "_kind");
    if (kind == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PendingChange(
            RequestKind.valueOf(kind),
            number(
                    row,
                    prefix + "_target_date",
                    prefix + "_target_branch",
                    prefix + "_target_number")
                .orElseThrow(),
            Columns.quantity(row, prefix + "_quantity"),
            row.getBoolean(prefix + "_whole"),
            Columns.optionalPrice(row, prefix + "_limit_price"),
            Columns.optionalTime(row, prefix + "_released_at"),
            Columns.optionalTime(row, prefix + "_unknown_since"),
            number(row, prefix + "_number_date", prefix + "_number_branch", prefix + "_number"),
            row.getBoolean(prefix + "_repeated")));
  }

  static Leg leg(ResultSet row) throws SQLException {
    return Leg.restore(
        new Leg.Kept(
            number(row, "trading_date", "branch", "number").orElseThrow(),
            number(row, "parent_date", "parent_branch", "parent_number"),
            Columns.quantity(row, "quantity"),
            Columns.optionalPrice(row, "limit_price"),
            Columns.quantity(row, "noticed_quantity"),
            Columns.money(row, "noticed_amount"),
            Columns.quantity(row, "read_quantity"),
            Columns.money(row, "read_amount"),
            Columns.quantity(row, "booked_quantity"),
            Columns.money(row, "booked_amount"),
            Columns.quantity(row, "canceled_quantity")));
  }

  private static Optional<OrderId> number(ResultSet row, String date, String branch, String number)
      throws SQLException {
    if (row.getString(number) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new OrderId(
            row.getString("account"),
            Columns.date(row, date),
            row.getString(branch),
            row.getString(number)));
  }
}
