package io.maemae.app;

import io.maemae.market.MarketTime;
import io.maemae.order.Order;
import io.maemae.order.OrderState;
import io.maemae.order.Purpose;
import io.maemae.simulation.HistoryLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The person was told how every order ended, and nothing waits to be told. */
final class DayTelling {
  private static final Map<OrderState, String> WORDS =
      Map.of(
          OrderState.FILLED, "체결",
          OrderState.CANCELED, "취소",
          OrderState.REJECTED, "거부",
          OrderState.EXPIRED, "만료");

  private static final Pattern DIGEST = Pattern.compile("(\\d\\d:\\d\\d)\\S*부터 .*밀린 알림");

  /** What has waited for less is told one by one. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final DayFacts facts;
  private final List<String> lines;

  private DayTelling(DayFacts facts) {
    this.facts = facts;
    lines = facts.heard().stream().flatMap(h -> h.text().lines()).toList();
  }

  static void check(DayFacts facts) {
    DayTelling telling = new DayTelling(facts);
    telling.everyEndIsTold();
    telling.theDayIsTold();
    telling.nothingWaitsToBeTold();
  }

  private void nothingWaitsToBeTold() {
    facts
        .day
        .process()
        .store()
        .outbox()
        .undelivered()
        .forEach(m -> facts.wrong("not delivered: " + m));
    facts
        .day
        .process()
        .store()
        .outbox()
        .leftOut()
        .forEach(l -> facts.wrong("left out, and not told: " + l));
  }

  private void everyEndIsTold() {
    for (Order order : facts.orders) {
      if (!WORDS.containsKey(order.state())) {
        facts.wrong(order.id() + " has not ended: " + order.state());
      } else if (!isTold(order) && !isRepeatedFailure(order)) {
        facts.wrong(
            "nobody was told that " + order.id() + " is " + order.state() + " " + order.text());
      }
    }
  }

  private void theDayIsTold() {
    for (String account : SimulatedDay.ACCOUNTS) {
      String report = "[" + account + " 모의] 일일 보고 " + SimulatedDay.DATE;
      if (facts.heard().stream().noneMatch(h -> h.text().contains(report))) {
        facts.wrong("nobody was told: " + report);
      }
    }
  }

  private boolean isTold(Order order) {
    String word = WORDS.get(order.state());
    String number = "#" + order.id().number() + " ";
    return lines.stream().anyMatch(line -> line.contains(number) && tells(line, order, word))
        || facts.heard().stream().anyMatch(h -> isDigestOf(h, order));
  }

  /** An exit that fails again and again for one reason is told once, and then counted. */
  private boolean isRepeatedFailure(Order order) {
    return order.terms().purpose() == Purpose.EXIT
        && order.hasFailed()
        && facts.orders.stream()
            .filter(o -> o != order && o.account().equals(order.account()))
            .filter(o -> o.terms().strategy().equals(order.terms().strategy()))
            .filter(o -> o.symbol().equals(order.symbol()) && o.text().equals(order.text()))
            .anyMatch(this::isTold);
  }

  /** Of what happened in a long silence only what went wrong is told one by one. */
  private boolean isDigestOf(SimulatedPerson.Heard heard, Order order) {
    Matcher digest = DIGEST.matcher(heard.text());
    if (order.state() == OrderState.REJECTED || !digest.find()) {
      return false;
    }
    Instant since = MarketTime.instant(SimulatedDay.DATE, LocalTime.parse(digest.group(1)));
    Instant until = heard.at().minus(SILENCE);
    return facts.day.process().store().history().stream()
        .filter(line -> line.order().equals(order.id()))
        .map(HistoryLine::at)
        .max(Comparator.naturalOrder())
        .filter(end -> !end.isBefore(since) && end.isBefore(until))
        .isPresent();
  }

  private static boolean tells(String line, Order order, String word) {
    boolean whole =
        order.state() != OrderState.FILLED
            || line.contains(order.filled() + "/" + order.quantity());
    return line.replace(word + " 중", "").contains(word) && whole;
  }
}
