package io.maemae.store;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How the values of the market look in columns, and back. */
final class Columns {
  private Columns() {}

  static OffsetDateTime time(Instant instant) {
    return MarketTime.offset(instant);
  }

  static OffsetDateTime time(Optional<Instant> instant) {
    return instant.map(Columns::time).orElse(null);
  }

  /** The first instant of a date at the exchange. */
  static OffsetDateTime start(LocalDate date) {
    return time(MarketTime.instant(date, LocalTime.MIDNIGHT));
  }

  static BigDecimal price(Optional<Price> price) {
    return price.map(Price::toBigDecimal).orElse(null);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  static Money money(ResultSet row, String column) throws SQLException {
    return new Money(tenThousandths(row.getBigDecimal(column)));
  }

  static Optional<Price> optionalPrice(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column)).map(d -> new Price(tenThousandths(d)));
  }

  static Quantity quantity(ResultSet row, String column) throws SQLException {
    return Quantity.of(row.getLong(column));
  }

  static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static long tenThousandths(BigDecimal won) {
    return won.movePointRight(4).longValueExact();
  }
}
