package io.maemae.broker.paper;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.order.RequestKind;
import io.maemae.order.StoreException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/**
 * The tables of the embedded exchange ({@code paper_*}), in transactions of its own. A change lasts
 * as the database's commits do.
 */
final class PaperTables implements PaperRecords {
  private final Jdbi jdbi;

  PaperTables(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<PaperBook.Holdings> holdings(String account, LocalDate today) {
    return attempt(
        "read account " + account,
        handle ->
            handle
                .createQuery("select cash from paper_account where name = :account")
                .bind("account", account)
                .map((row, context) -> money(row, "cash"))
                .findOne()
                .map(
                    cash ->
                        new PaperBook.Holdings(
                            cash, unsettled(handle, account, today), shares(handle, account))));
  }

  private static NavigableMap<LocalDate, Money> unsettled(
      Handle handle, String account, LocalDate today) {
    NavigableMap<LocalDate, Money> unsettled = new TreeMap<>();
    handle
        .createQuery(
            "select settles_on, sum(cash_effect) as moves from paper_fill"
                + " where account = :account and settles_on > :today group by settles_on")
        .bind("account", account)
        .bind("today", today)
        .map(
            (row, context) ->
                Map.entry(row.getObject("settles_on", LocalDate.class), money(row, "moves")))
        .forEach(entry -> unsettled.put(entry.getKey(), entry.getValue()));
    return unsettled;
  }

  private static Map<Symbol, PaperBook.Shares> shares(Handle handle, String account) {
    Map<Symbol, PaperBook.Shares> shares = new TreeMap<>();
    handle
        .createQuery("select symbol, quantity, cost from paper_holding where account = :account")
        .bind("account", account)
        .map(
            (row, context) ->
                Map.entry(
                    new Symbol(row.getString("symbol")),
                    new PaperBook.Shares(Quantity.of(row.getLong("quantity")), money(row, "cost"))))
        .forEach(entry -> shares.put(entry.getKey(), entry.getValue()));
    return shares;
  }

  @Override
  public List<PaperOrder> orders(LocalDate date) {
    return attempt(
        "read the orders of " + date,
        handle ->
            handle
                .createQuery(
                    "select * from paper_order where trading_date = :date or state <> 'ENDED'"
                        + " order by trading_date, number")
                .bind("date", date)
                .map((row, context) -> order(row))
                .list());
  }

  @Override
  public List<PaperOrder> orders(LocalDate date, String account) {
    return attempt(
        "read the orders of " + date,
        handle ->
            handle
                .createQuery(
                    "select * from paper_order where trading_date = :date and account = :account"
                        + " order by number")
                .bind("date", date)
                .bind("account", account)
                .map((row, context) -> order(row))
                .list());
  }

  /** The fills of an account on a date, oldest first. */
  List<PaperFill> fills(LocalDate date, String account) {
    return attempt(
        "read the fills of " + date,
        handle ->
            handle
                .createQuery(
                    "select * from paper_fill where trading_date = :date and account = :account"
                        + " order by executed_at, number, cumulative")
                .bind("date", date)
                .bind("account", account)
                .map((row, context) -> fill(row))
                .list());
  }

  @Override
  public long lastNumber(LocalDate date) {
    return attempt(
        "read the last order number of " + date,
        handle ->
            handle
                .createQuery(
                    "select coalesce(max(number), 0) from paper_order where trading_date = :date")
                .bind("date", date)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public Optional<Instant> marketTime() {
    return attempt(
        "read the market time",
        handle ->
            handle
                .createQuery("select market_time from paper_clock")
                .map((row, context) -> instant(row, "market_time"))
                .findOne());
  }

  @Override
  public Map<Symbol, KeptMarket> market() {
    Map<Symbol, KeptMarket> market = new TreeMap<>();
    attempt(
            "read the market",
            handle ->
                handle
                    .createQuery("select * from paper_market")
                    .map(
                        (row, context) ->
                            Map.entry(
                                new Symbol(row.getString("symbol")),
                                new KeptMarket(
                                    new MarketState(
                                        price(row, "reference").orElseThrow(),
                                        price(row, "last_price")),
                                    instant(row, "market_time"))))
                    .list())
        .forEach(entry -> market.put(entry.getKey(), entry.getValue()));
    return market;
  }

  @Override
  public void keep(Change change) {
    boolean nothing =
        change.cash().isEmpty()
            && change.orders().isEmpty()
            && change.fills().isEmpty()
            && change.at().isEmpty();
    if (!nothing) {
      attempt(
          "keep what happened",
          handle -> handle.inTransaction(transaction -> write(transaction, change)));
    }
  }

  private static Change write(Handle handle, Change change) {
    change.cash().forEach(cash -> writeCash(handle, cash));
    change.orders().forEach(order -> writeOrder(handle, order));
    change.fills().forEach(fill -> writeFill(handle, fill));
    change.held().forEach(held -> writeHeld(handle, held));
    change.at().ifPresent(at -> writeMarket(handle, change.market(), at));
    return change;
  }

  private static void writeCash(Handle handle, Cash cash) {
    handle
        .createUpdate("merge into paper_account (name, cash) key (name) values (:name, :cash)")
        .bind("name", cash.account())
        .bind("cash", cash.amount().toBigDecimal())
        .execute();
  }

  private static void writeOrder(Handle handle, PaperOrder order) {
    PaperOrder.Terms terms = order.terms();
    Update update =
        handle.createUpdate(
            "merge into paper_order (trading_date, number, account, parent, kind, symbol, side,"
                + " order_type, limit_price, worst_price, time_in_force, venue, requested,"
                + " ordered_at, state, quantity, filled, filled_amount, canceled, rejection)"
                + " key (trading_date, number) values (:date, :number, :account, :parent, :kind,"
                + " :symbol, :side, :type, :limit, :worst, :timeInForce, :venue, :requested,"
                + " :orderedAt, :state, :quantity, :filled, :filledAmount, :canceled,"
                + " :rejection)");
    update
        .bind("date", terms.tradingDate())
        .bind("number", terms.number())
        .bind("account", terms.account())
        .bind("parent", terms.parent().isPresent() ? terms.parent().getAsLong() : null)
        .bind("kind", terms.kind().name())
        .bind("symbol", terms.symbol().code())
        .bind("side", terms.side().name())
        .bind("type", terms.type().name())
        .bind("limit", decimal(terms.limit()))
        .bind("worst", terms.worst().toBigDecimal())
        .bind("timeInForce", terms.timeInForce().name())
        .bind("venue", terms.venue().name())
        .bind("requested", terms.requested().units())
        .bind("orderedAt", kept(terms.orderedAt()))
        .bind("state", order.state().name())
        .bind("quantity", order.quantity().units())
        .bind("filled", order.filled().units())
        .bind("filledAmount", order.filledAmount().toBigDecimal())
        .bind("canceled", order.canceled().units())
        .bind("rejection", order.rejection().orElse(null))
        .execute();
  }

  private static void writeFill(Handle handle, PaperFill fill) {
    handle
        .createUpdate(
            "merge into paper_fill (trading_date, number, account, symbol, side, quantity,"
                + " cumulative, price, fee, tax, cash_effect, settles_on, executed_at)"
                + " key (trading_date, number, cumulative) values (:date, :number, :account,"
                + " :symbol, :side, :quantity, :cumulative, :price, :fee, :tax, :cashEffect,"
                + " :settlesOn, :at)")
        .bind("date", fill.tradingDate())
        .bind("number", fill.number())
        .bind("account", fill.account())
        .bind("symbol", fill.symbol().code())
        .bind("side", fill.side().name())
        .bind("quantity", fill.quantity().units())
        .bind("cumulative", fill.cumulative().units())
        .bind("price", fill.price().toBigDecimal())
        .bind("fee", fill.fee().toBigDecimal())
        .bind("tax", fill.tax().toBigDecimal())
        .bind("cashEffect", fill.cashEffect().toBigDecimal())
        .bind("settlesOn", fill.settlesOn())
        .bind("at", kept(fill.at()))
        .execute();
  }

  private static void writeHeld(Handle handle, Held held) {
    String sql =
        held.shares().quantity().isZero()
            ? "delete from paper_holding where account = :account and symbol = :symbol"
            : "merge into paper_holding (account, symbol, quantity, cost) key (account, symbol)"
                + " values (:account, :symbol, :quantity, :cost)";
    Update update =
        handle
            .createUpdate(sql)
            .bind("account", held.account())
            .bind("symbol", held.symbol().code());
    if (!held.shares().quantity().isZero()) {
      update
          .bind("quantity", held.shares().quantity().units())
          .bind("cost", held.shares().cost().toBigDecimal());
    }
    update.execute();
  }

  private static void writeMarket(Handle handle, Map<Symbol, MarketState> market, Instant at) {
    if (!market.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              "merge into paper_market (symbol, reference, last_price, market_time) key (symbol)"
                  + " values (:symbol, :reference, :last, :at)");
      market.forEach(
          (symbol, state) ->
              batch
                  .bind("symbol", symbol.code())
                  .bind("reference", state.reference().toBigDecimal())
                  .bind("last", decimal(state.last()))
                  .bind("at", kept(at))
                  .add());
      batch.execute();
    }
    handle
        .createUpdate("merge into paper_clock (id, market_time) key (id) values (1, :at)")
        .bind("at", kept(at))
        .execute();
  }

  private static PaperOrder order(ResultSet row) throws SQLException {
    long parent = row.getLong("parent");
    OptionalLong parentNumber = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(parent);
    return PaperOrder.restore(
        new PaperOrder.Terms(
            row.getObject("trading_date", LocalDate.class),
            row.getLong("number"),
            row.getString("account"),
            parentNumber,
            RequestKind.valueOf(row.getString("kind")),
            new Symbol(row.getString("symbol")),
            Side.valueOf(row.getString("side")),
            OrderType.valueOf(row.getString("order_type")),
            price(row, "limit_price"),
            price(row, "worst_price").orElseThrow(),
            TimeInForce.valueOf(row.getString("time_in_force")),
            io.maemae.market.Venue.valueOf(row.getString("venue")),
            Quantity.of(row.getLong("requested")),
            instant(row, "ordered_at")),
        PaperOrder.State.valueOf(row.getString("state")),
        Quantity.of(row.getLong("quantity")),
        Quantity.of(row.getLong("filled")),
        money(row, "filled_amount"),
        Quantity.of(row.getLong("canceled")),
        Optional.ofNullable(row.getString("rejection")));
  }

  private static PaperFill fill(ResultSet row) throws SQLException {
    return new PaperFill(
        row.getObject("trading_date", LocalDate.class),
        row.getLong("number"),
        row.getString("account"),
        new Symbol(row.getString("symbol")),
        Side.valueOf(row.getString("side")),
        Quantity.of(row.getLong("quantity")),
        Quantity.of(row.getLong("cumulative")),
        price(row, "price").orElseThrow(),
        money(row, "fee"),
        money(row, "tax"),
        row.getObject("settles_on", LocalDate.class),
        instant(row, "executed_at"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.parse(row.getBigDecimal(column).toPlainString());
  }

  private static Optional<Price> price(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column))
        .map(decimal -> Price.parse(decimal.toPlainString()));
  }

  private static BigDecimal decimal(Optional<Price> price) {
    return price.map(Price::toBigDecimal).orElse(null);
  }

  private static OffsetDateTime kept(Instant instant) {
    return MarketTime.offset(instant);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private <T> T attempt(String what, HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.withHandle(work);
    } catch (JdbiException e) {
      throw new StoreException("the embedded exchange could not " + what, e);
    }
  }
}
