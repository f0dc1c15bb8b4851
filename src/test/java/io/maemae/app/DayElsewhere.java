package io.maemae.app;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.ShareEntry;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.TrueFill;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came from outside is booked as that and told, and nothing else looks as if it had. */
final class DayElsewhere {
  /** What may be lost of fee and tax by rounding where an execution was counted in parts. */
  private static final long ROUNDED_WON = 2;

  /** Fee and tax of a sale, in hundredths of a percent. */
  private static final long MOST_CHARGED = 25;

  private final DayFacts facts;

  private DayElsewhere(DayFacts facts) {
    this.facts = facts;
  }

  static void check(DayFacts facts) {
    DayElsewhere elsewhere = new DayElsewhere(facts);
    facts
        .brokers()
        .forEach(
            (account, broker) -> {
              elsewhere.cash(account, broker);
              elsewhere.shares(account);
            });
  }

  private void cash(String account, SimulatedBroker broker) {
    Money moved =
        facts.day.elsewhere().cash(account).stream()
            .map(Elsewhere.CashMoved::amount)
            .reduce(Money.ZERO, Money::plus);
    List<CashEntry> outside = cashOf(account, CashEntry.Reason.OUTSIDE);
    Money booked = sum(outside);
    if (facts.day.elsewhere().isForgotten(account)) {
      Money opening = sum(cashOf(account, CashEntry.Reason.OPENING));
      booked = booked.plus(opening).minus(SimulatedDay.CASH);
    }
    Money off = booked.minus(moved);
    boolean isOff = (off.isNegative() ? off.negated() : off).compareTo(rounding(broker)) > 0;
    if (facts.day.elsewhere().cash(account).isEmpty() ? !outside.isEmpty() : isOff) {
      facts.wrong(account + ": " + moved + " moved outside, booked are " + outside);
    }
    outside.forEach(entry -> mustBeTold(account, entry));
  }

  private List<CashEntry> cashOf(String account, CashEntry.Reason reason) {
    return facts.bookings.stream()
        .filter(CashEntry.class::isInstance)
        .map(CashEntry.class::cast)
        .filter(c -> c.account().equals(account) && c.reason() == reason)
        .toList();
  }

  private static Money sum(List<CashEntry> entries) {
    return entries.stream().map(CashEntry::amount).reduce(Money.ZERO, Money::plus);
  }

  /**
   * A difference of roundings is booked with what moved, and so are fees and taxes of fills not
   * attributed yet. A won a share: some tell averages.
   */
  private static Money rounding(SimulatedBroker broker) {
    long won = 0;
    for (TrueFill fill : broker.fills()) {
      long traded = fill.price().times(fill.quantity()).tenThousandths() / 10_000;
      won += ROUNDED_WON + fill.quantity().units() + traded * MOST_CHARGED / 10_000;
    }
    return Money.ofWon(won);
  }

  private void mustBeTold(String account, CashEntry entry) {
    long won = Math.round(entry.amount().tenThousandths() / 10_000.0);
    String words = String.format(Locale.ROOT, "%s 모의] 증권사 예수금이 장부와 %+,d원 다릅니다", account, won);
    mustBeHeard(words);
  }

  private void mustBeHeard(String words) {
    if (facts.heard().stream().noneMatch(heard -> heard.text().contains(words))) {
      facts.wrong("nobody was told: " + words);
    }
  }

  private void shares(String account) {
    Map<Symbol, Long> moved = new TreeMap<>();
    facts.day.elsewhere().shares(account).forEach(s -> moved.put(s.symbol(), s.shares().units()));
    Map<Symbol, Long> booked = new TreeMap<>();
    for (ShareEntry entry : sharesOf(account)) {
      booked.merge(entry.symbol(), entry.units(), Long::sum);
      mustBeHeard(
          String.format(Locale.ROOT, "%s 증권사 잔고가 장부와 %,d주 다릅니다", entry.symbol(), entry.units()));
    }
    if (moved.isEmpty() || !facts.day.elsewhere().isForgotten(account)) {
      facts.compare(account + ": shares moved outside", moved, booked);
    }
  }

  private List<ShareEntry> sharesOf(String account) {
    return facts.bookings.stream()
        .filter(ShareEntry.class::isInstance)
        .map(ShareEntry.class::cast)
        .filter(s -> s.account().equals(account) && s.reason() == ShareEntry.Reason.OUTSIDE)
        .toList();
  }
}
