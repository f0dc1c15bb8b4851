package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTaxTest {
  @ParameterizedTest
  @CsvSource({
    "1985-01-04,3000",
    "2019-06-02,3000",
    "2019-06-03,2500",
    "2020-12-31,2500",
    "2021-01-01,2300",
    "2022-12-31,2300",
    "2023-01-01,2000",
    "2024-01-01,1800",
    "2025-01-01,1500",
    "2025-12-31,1500",
    "2026-01-01,2000",
    "2030-01-01,2000"
  })
  void givenSaleOfShares_whenTaxed_thenRateOfItsDay(LocalDate date, long taxWon) {
    assertEquals(
        Money.ofWon(taxWon),
        TransactionTax.onSale(InstrumentKind.STOCK, date, Money.ofWon(1_000_000)));
  }

  @ParameterizedTest
  @CsvSource({"499,0", "500,1", "999,1", "700050,1400"})
  void givenOddAmount_whenTaxed_thenRoundedDownToWon(long amountWon, long taxWon) {
    assertEquals(
        Money.ofWon(taxWon),
        TransactionTax.onSale(
            InstrumentKind.STOCK, LocalDate.of(2026, 11, 20), Money.ofWon(amountWon)));
  }

  @ParameterizedTest
  @CsvSource({"ETF", "ETN"})
  void givenSaleOfFund_whenTaxed_thenNothing(InstrumentKind kind) {
    assertEquals(
        Money.ZERO,
        TransactionTax.onSale(kind, LocalDate.of(2026, 11, 20), Money.ofWon(1_000_000)));
  }

  @Test
  void givenNegativeAmount_whenTaxed_thenRefused() {
    Money debt = Money.ofWon(-1);
    LocalDate date = LocalDate.of(2026, 11, 20);
    assertThrows(
        IllegalArgumentException.class,
        () -> TransactionTax.onSale(InstrumentKind.STOCK, date, debt));
  }
}
