package io.maemae.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The tax on the sale of shares (증권거래세 and 농어촌특별세 together), the same on KOSPI and KOSDAQ. The
 * rates with their dates and sources are in {@code market/sell-tax.csv}.
 *
 * <p>An estimate until the broker's own figure is known: the law goes by the day of settlement, so
 * in the last two trading days before a change the real rate is already the new one.
 */
public final class TransactionTax {
  private static final NavigableMap<LocalDate, BigDecimal> PERCENT = load();

  private TransactionTax() {}

  /**
   * The tax on one fill of a sale, rounded down to the won; none for ETF and ETN. Days before the
   * first rate of the table have that rate.
   *
   * @throws IllegalArgumentException if the amount is negative
   */
  public static Money onSale(InstrumentKind kind, LocalDate tradeDate, Money amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("amount must not be negative, was " + amount);
    }
    return kind == InstrumentKind.STOCK ? amount.percentDown(percent(tradeDate)) : Money.ZERO;
  }

  private static BigDecimal percent(LocalDate date) {
    Map.Entry<LocalDate, BigDecimal> entry = PERCENT.floorEntry(date);
    return (entry == null ? PERCENT.firstEntry() : entry).getValue();
  }

  private static NavigableMap<LocalDate, BigDecimal> load() {
    NavigableMap<LocalDate, BigDecimal> table = new TreeMap<>();
    for (List<String> row : CsvResource.rows("sell-tax.csv", "from,percent,source")) {
      table.put(LocalDate.parse(row.get(0)), new BigDecimal(row.get(1)));
    }
    return table;
  }
}
