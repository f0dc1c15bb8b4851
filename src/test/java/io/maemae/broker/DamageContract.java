package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.market.BarHours;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.Quote;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Balance;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers that were cut, or hold what no answer should: they are read or they are not, but never
 * turn into less than there is, and do no harm.
 */
public abstract class DamageContract {
  private static final int STEP = 61;

  /** What takes the place of a field's value; null takes the field away. */
  private static final String[] DAMAGE = {
    null, "", "x", "-1", "0", "99999999999999999999", "9223372036854775807", "1e400", "2.5"
  };

  /** For {@link Sample#mayLack}: the reading is whole without that answer. */
  protected static final String ALL = "*";

  /** More than any reading is tried. */
  private static final int OFTEN = 5;

  private static final BarHours HOURS = TradingCalendar.krx(Set.of(), Set.of()).regularHours();

  @TempDir Path tokens;
  private ManualRig rig;

  /** What can be asked. */
  public enum Kind {
    ORDERS,
    BALANCE,
    PRICE,
    BOOK,
    MINUTES,
    DAYS
  }

  /**
   * An answer as the broker gives it.
   *
   * @param call how the server knows the question that it answers
   * @param mayLack fields that say, if they are not there, that a row is none
   */
  public record Sample(Kind kind, String call, ObjectNode body, Set<String> mayLack) {}

  /** What became of one field. */
  private record Damaged(String field, String value, ObjectNode body) {}

  /** A live account without a time between its requests, on Friday at ten. */
  protected abstract ManualRig rig(Path tokens);

  /** Whole answers, with something in each. */
  protected abstract List<Sample> samples();

  /** How a buy is called, and what says that it is accepted. */
  protected abstract Map.Entry<String, ObjectNode> order();

  /** The next answer to a question, whatever it is. */
  protected abstract void answer(String call, String body);

  /** Answers that were not asked for are forgotten. */
  protected abstract void behave();

  @BeforeEach
  void start() {
    rig = rig(tokens);
    assertInstanceOf(Reading.Complete.class, rig.balance());
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  /** What comes of an answer, which is the same each time it is asked for. */
  private Reading<?> read(Sample sample, String body) {
    for (int i = 0; i < OFTEN; i++) {
      answer(sample.call(), body);
    }
    CompletableFuture<Reading<?>> answer = new CompletableFuture<>();
    ask(sample.kind(), answer::complete);
    rig.timeline.settle();
    rig.advanceUntil(
        Duration.ofMillis(500), () -> answer.isDone() || !rig.timeline.thrown().isEmpty(), body);
    assertEquals(List.of(), rig.timeline.thrown(), body);
    behave();
    return answer.join();
  }

  private void ask(Kind kind, Consumer<Reading<?>> answer) {
    BrokerConnection broker = rig.connection();
    LocalDate today = rig.today();
    switch (kind) {
      case ORDERS -> broker.source().orders(today, answer::accept);
      case BALANCE -> broker.source().balance(answer::accept);
      case PRICE -> broker.quotes().quote(AdapterHarness.SAMSUNG, answer::accept);
      case BOOK -> broker.quotes().book(AdapterHarness.SAMSUNG, answer::accept);
      case MINUTES ->
          broker.history().minutes(AdapterHarness.SAMSUNG, today, HOURS, answer::accept);
      case DAYS ->
          broker.history().days(AdapterHarness.SAMSUNG, today.minusDays(9), today, answer::accept);
      default -> throw new IllegalArgumentException(kind.name());
    }
  }

  /** How much a reading says that there is. */
  private static int size(Reading.Complete<?> reading) {
    Object value = reading.value();
    if (value instanceof List<?> list) {
      return list.size();
    } else if (value instanceof OrderBook book) {
      return book.bids().size() + book.asks().size();
    } else if (value instanceof Quote quote) {
      return quote.last().isPresent() ? 2 : 1;
    }
    Balance balance = (Balance) value;
    int cash = balance.deposit().equals(Money.ZERO) ? 0 : 1;
    return cash + balance.holdings().size() + balance.others().size();
  }

  /** The body with each field of it, of its blocks and of the first rows damaged in each way. */
  private static List<Damaged> damaged(ObjectNode body) {
    List<Damaged> all = new ArrayList<>();
    damage(body, "", all);
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (field.getValue().isObject()) {
        damage(body, "/" + field.getKey(), all);
      } else if (field.getValue().path(0).isObject()) {
        damage(body, "/" + field.getKey() + "/0", all);
      }
    }
    return all;
  }

  private static void damage(ObjectNode body, String where, List<Damaged> all) {
    for (Map.Entry<String, JsonNode> field : body.at(where).properties()) {
      for (String value : DAMAGE) {
        ObjectNode copy = body.deepCopy();
        ObjectNode fields = (ObjectNode) copy.at(where);
        if (value == null) {
          fields.remove(field.getKey());
        } else {
          fields.put(field.getKey(), value);
        }
        all.add(new Damaged(field.getKey(), String.valueOf(value), copy));
      }
    }
  }

  private void readDamaged(Kind kind) {
    List<String> less = new ArrayList<>();
    for (Sample sample : samples().stream().filter(s -> s.kind() == kind).toList()) {
      Reading<?> whole = read(sample, sample.body().toString());
      assertInstanceOf(Reading.Complete.class, whole, whole::toString);
      int size = size((Reading.Complete<?>) whole);
      for (Damaged damaged : damaged(sample.body())) {
        boolean mayLack = damaged.value().equals("0") || sample.mayLack().contains(damaged.field());
        if (read(sample, damaged.body().toString()) instanceof Reading.Complete<?> complete
            && !mayLack
            && size(complete) < size) {
          less.add(damaged.field() + "=" + damaged.value());
        }
      }
    }
    assertEquals(List.of(), less);
  }

  @Test
  void damagedOrdersAreReadOrTheyAreNot() {
    readDamaged(Kind.ORDERS);
  }

  @Test
  void aDamagedBalanceIsReadOrItIsNot() {
    readDamaged(Kind.BALANCE);
  }

  @Test
  void aDamagedPriceIsReadOrItIsNot() {
    readDamaged(Kind.PRICE);
  }

  @Test
  void aDamagedBookIsReadOrItIsNot() {
    readDamaged(Kind.BOOK);
  }

  @Test
  void damagedMinutesAreReadOrTheyAreNot() {
    readDamaged(Kind.MINUTES);
  }

  @Test
  void damagedDaysAreReadOrTheyAreNot() {
    readDamaged(Kind.DAYS);
  }

  @Test
  void whereverAnAnswerIsCutItIsNone() {
    for (Sample sample : samples()) {
      String body = sample.body().toString();
      for (int end = 1; end < body.length() && !sample.mayLack().contains(ALL); end += STEP) {
        String cut = body.substring(0, end);
        assertInstanceOf(Reading.Unreadable.class, read(sample, cut), cut);
      }
    }
  }

  @Test
  void aDamagedAnswerToAnOrderIsNoRefusal() {
    for (Damaged damaged : damaged(order().getValue())) {
      answer(order().getKey(), damaged.body().toString());
      SubmitResult result = rig.submit(ManualRig.buy(1));
      boolean isTakenForNone =
          result instanceof SubmitResult.Rejected || result instanceof SubmitResult.NotSent;
      assertFalse(isTakenForNone, () -> result + " of " + damaged.body());
    }
  }

  @Test
  void whereverTheAnswerToAnOrderIsCutItsOutcomeIsUnknown() {
    String whole = order().getValue().toString();
    for (int end = 0; end < whole.length(); end++) {
      answer(order().getKey(), whole.substring(0, end));
      assertInstanceOf(SubmitResult.Unknown.class, rig.submit(ManualRig.buy(1)));
    }
    assertEquals(whole.length(), rig.orderRequests());
  }
}
