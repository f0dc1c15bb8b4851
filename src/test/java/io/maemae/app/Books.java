package io.maemae.app;

import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Books of our own, kept from nothing but the stored fills: average cost without fees, buy fees pro
 * rata, cash of the beginning less all that was paid.
 */
final class Books {
  static final BigDecimal FEE = new BigDecimal("0.00015");
  static final BigDecimal TAX = new BigDecimal("0.002");
  private static final String ETF = "069500";

  final Map<String, Lot> lots = new TreeMap<>();
  final Map<Long, Sum> orders = new TreeMap<>();
  long cash;
  long fees;
  long taxes;

  /** What is held of a symbol for somebody, and what its sales have brought. */
  static final class Lot {
    long units;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal buyFees = BigDecimal.ZERO;
    BigDecimal realised = BigDecimal.ZERO;

    /** As {@code 70,440원}. */
    String average() {
      return won(cost.divide(BigDecimal.valueOf(units), 0, HALF_UP).longValueExact());
    }

    long unrealised(String symbol, long marketValue) {
      long ofSelling = charge(marketValue, FEE) + tax(symbol, "SELL", marketValue);
      return BigDecimal.valueOf(marketValue - ofSelling)
          .subtract(cost)
          .subtract(buyFees)
          .setScale(0, HALF_UP)
          .longValueExact();
    }
  }

  /** The fills of an order. */
  static final class Sum {
    long units;
    long amount;
    long fee;
    long tax;

    /** As {@code 평균 70,440원 (수수료 105원, 세금 0원 예상)}. */
    String words() {
      long average =
          BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(units), 0, HALF_UP).longValueExact();
      return "평균 %s (수수료 %s, 세금 %s 예상)".formatted(won(average), won(fee), won(tax));
    }
  }

  private Books(long cash) {
    this.cash = cash;
  }

  /** Books the first fills, up to an order's. */
  static Books of(Path dataDirectory, long cash, long lastOrder) throws SQLException {
    Books books = new Books(cash);
    try (Connection connection = FrontDoor.connect(dataDirectory);
        Statement statement = connection.createStatement();
        ResultSet fill =
            statement.executeQuery(
                "select * from fills_view where order_id <= " + lastOrder + " order by id")) {
      while (fill.next()) {
        books.book(fill);
      }
    }
    return books;
  }

  private void book(ResultSet fill) throws SQLException {
    String symbol = fill.getString("symbol");
    String side = fill.getString("side");
    long units = fill.getLong("quantity");
    long amount = fill.getBigDecimal("price").longValueExact() * units;
    long fee = charge(amount, FEE);
    long tax = tax(symbol, side, amount);
    BigDecimal charged = BigDecimal.valueOf(fee + tax);
    Lot lot = lots.computeIfAbsent(symbol, none -> new Lot());
    if (side.equals("BUY")) {
      lot.units += units;
      lot.cost = lot.cost.add(BigDecimal.valueOf(amount));
      lot.buyFees = lot.buyFees.add(charged);
    } else {
      BigDecimal part =
          BigDecimal.valueOf(units).divide(BigDecimal.valueOf(lot.units), MathContext.DECIMAL128);
      BigDecimal cost = lot.cost.multiply(part);
      BigDecimal buyFees = lot.buyFees.multiply(part);
      lot.realised =
          lot.realised
              .add(BigDecimal.valueOf(amount))
              .subtract(cost)
              .subtract(buyFees)
              .subtract(charged);
      lot.units -= units;
      lot.cost = lot.cost.subtract(cost);
      lot.buyFees = lot.buyFees.subtract(buyFees);
    }
    Sum order = orders.computeIfAbsent(fill.getLong("order_id"), none -> new Sum());
    order.units += units;
    order.amount += amount;
    order.fee += fee;
    order.tax += tax;
    cash += (side.equals("BUY") ? -amount : amount) - fee - tax;
    fees += fee;
    taxes += tax;
  }

  /** What was realised of a symbol, to the won. */
  long realised(String symbol) {
    return lots.get(symbol).realised.setScale(0, HALF_UP).longValueExact();
  }

  static long charge(long amount, BigDecimal rate) {
    return BigDecimal.valueOf(amount).multiply(rate).setScale(0, FLOOR).longValueExact();
  }

  static long tax(String symbol, String side, long amount) {
    return side.equals("SELL") && !symbol.equals(ETF) ? charge(amount, TAX) : 0;
  }

  /** As {@code 70,000원}. */
  static String won(long won) {
    return String.format(Locale.ROOT, "%,d원", won);
  }

  /** As {@code +70,000원}. */
  static String signed(long won) {
    return (won > 0 ? "+" : "") + won(won);
  }

  /** The amounts of a line of chat, in their order. */
  static List<Long> amounts(String line) {
    List<Long> amounts = new ArrayList<>();
    Matcher found = Pattern.compile("([+-]?[0-9,]+)원").matcher(line);
    while (found.find()) {
      amounts.add(Long.valueOf(found.group(1).replace(",", "").replace("+", "")));
    }
    return amounts;
  }
}
