package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeHold.Where;
import io.maemae.broker.fake.FakeOrder.Request;
import io.maemae.telegram.Misbehaviour;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One order's life up to the kill, at a broker that chance picks. Its methods are what happens, in
 * the order in which it does.
 */
final class KillLife {
  private static final long LOWEST_BUY = 50_000;
  private static final long HIGHEST_SELL = 90_900;
  private static final long STEP = 200;

  /** In which a few orders live. */
  private static final Duration SPAN = Duration.ofMillis(250);

  private static final long ELSEWHERE_PRICE = 100_000;

  /** More than any order that is typed, so that the quantity tells these from them. */
  private static final long ELSEWHERE_LEAST = 1_000;

  /** No more than it always logs with two lines that are typed. */
  private static final int LINES_OF_A_START = 13;

  private static final long LEAST = 3;

  private final KillRig rig;
  private final Random random;
  private final BrokerSide broker;
  private long quantity;
  private long price;
  private boolean buy = true;
  private long update;
  private int toldBefore;
  private int kills;

  KillLife(KillRig rig, Random random) {
    this.rig = rig;
    this.random = random;
    broker = rig.brokers.get(random.nextInt(rig.brokers.size()));
  }

  /** How often the program was killed in it. */
  int kills() {
    return kills;
  }

  @Override
  public String toString() {
    return broker.account() + " " + (buy ? "buy " : "sell ") + quantity + " at " + price;
  }

  KillLife starts() {
    rig.started();
    return this;
  }

  /** A buy that rests until somebody sells: its limit is above all earlier ones. */
  KillLife buys() {
    return types(true);
  }

  /** A sale if the account has the shares, or else a buy. */
  KillLife orders() {
    rig.ready();
    long open = broker.orders().stream().filter(o -> !o.buy()).mapToLong(FakeBooked::open).sum();
    long held = broker.held(KillRig.SYMBOL) - rig.lost.getOrDefault(broker.account(), 0L);
    boolean sellable = held - open >= next();
    return types(!sellable || random.nextBoolean());
  }

  /** A buy that the broker refuses. */
  KillLife buysInVain() {
    broker.refusesNextBuy();
    return buys();
  }

  private long next() {
    return rig.lines.size() + LEAST;
  }

  private KillLife types(boolean buys) {
    rig.ready();
    buy = buys;
    quantity = next();
    price = price(quantity);
    return saysOrder();
  }

  private KillLife saysOrder() {
    String line =
        "/%s %s %d %d @%s"
            .formatted(buy ? "buy" : "sell", KillRig.SYMBOL, quantity, price, broker.account());
    rig.lines.add(new KillRig.Line(broker.account(), quantity, line));
    return says(line);
  }

  private long price(long number) {
    return buy ? LOWEST_BUY + STEP * number : HIGHEST_SELL - STEP * number;
  }

  /** An order that rests, and whose acceptance was read. */
  /**
   * Then all that was typed before has left too: what waits for the next request meets no other.
   */
  KillLife rests() {
    return orders().awaits("what=\"accepted");
  }

  KillLife cancels() {
    return says("/cancel " + id());
  }

  KillLife reduces() {
    return says("/modify %d qty=%d".formatted(id(), quantity - 1));
  }

  KillLife modifies() {
    price += buy ? STEP / 2 : -STEP / 2;
    return says("/modify %d price=%d".formatted(id(), price));
  }

  private KillLife says(String line) {
    toldBefore = rig.told().size();
    update = rig.says(line);
    return this;
  }

  private long id() {
    Matcher found =
        Pattern.compile("order=(\\d+) .* filled=\\d+/" + quantity + " ").matcher(rig.log());
    assertTrue(found.find(), "no order of " + quantity);
    return Long.parseLong(found.group(1));
  }

  /** Requests that place or change wait there from now on. */
  KillLife holds(Where where) {
    rig.ready();
    broker.hold().hold(where, broker.writes(), () -> {});
    return this;
  }

  /** The same, and the first of them is the last that the program does. */
  KillLife diesAt(Where where) {
    rig.ready();
    broker.hold().hold(where, broker.writes(), rig.started()::shoot);
    return this;
  }

  KillLife diesAtLists() {
    broker.hold().hold(Where.TAKEN, broker.lists(), rig.started()::shoot);
    return this;
  }

  KillLife awaitsHeld() {
    assertTrue(broker.hold().await(KillRig.PATIENCE), () -> "no request came:\n" + rig.log());
    return this;
  }

  KillLife letsGo() {
    broker.hold().letGo(KillRig.PATIENCE);
    return this;
  }

  KillLife loses() {
    broker.hold().lose(KillRig.PATIENCE);
    rig.lost.merge(broker.account(), quantity, Long::sum);
    return this;
  }

  /** When the next program is ready. */
  KillLife letsGoLate() {
    rig.onceReady(this::letsGo);
    return this;
  }

  /** The stream tells of the order, and the answer waits. */
  KillLife toldFirst() {
    holds(Where.TAKEN);
    broker.tellFirst();
    return this;
  }

  KillLife losesNotices() {
    broker.stream(FakeDelivery.Mode.LOST);
    return this;
  }

  KillLife hearsNotices() {
    broker.stream(FakeDelivery.Mode.STEADY);
    return this;
  }

  KillLife fills() {
    return fills(open());
  }

  KillLife fillsPart() {
    return fills(Math.min(part(), open()));
  }

  private long part() {
    return 1 + quantity / 3;
  }

  private KillLife fills(long shares) {
    if (shares > 0) {
      broker.others(KillRig.SYMBOL, !buy, shares, price);
    }
    return this;
  }

  /** What is open at the broker of this order's newest number. */
  private long open() {
    return broker.orders().stream()
        .filter(o -> o.buy() == buy && o.price() == price)
        .mapToLong(FakeBooked::open)
        .sum();
  }

  KillLife fillsPartBeforeNextChange() {
    broker.othersBeforeNextChange(KillRig.SYMBOL, !buy, part(), price);
    return this;
  }

  /** The next message does not get to the chat. */
  KillLife hangsChat() {
    awaitsTold("접수 0/");
    rig.telegram.misbehave("sendMessage", 1, Misbehaviour.hang());
    return this;
  }

  /**
   * The chat takes the next message, and the program does not hear so. No more than one: of an
   * order before this one there may be something to tell first.
   */
  KillLife deafensChat() {
    awaitsTold("접수 0/");
    rig.telegram.misbehave("sendMessage", 1, Misbehaviour.dropAfterReading());
    return this;
  }

  KillLife freesChat() {
    rig.telegram.behave();
    return this;
  }

  /** Waits for a step of this order in the log. */
  KillLife awaits(String what) {
    Pattern line = Pattern.compile(" filled=\\d+/" + quantity + " .*" + Pattern.quote(what));
    Pattern state = Pattern.compile(Pattern.quote(what) + " filled=\\d+/" + quantity + " ");
    rig.await(
        what + " of " + quantity,
        () -> line.matcher(rig.log()).find() || state.matcher(rig.log()).find());
    return this;
  }

  KillLife awaitsAcknowledgement() {
    assertTrue(rig.telegram.awaitAcknowledged(update, KillRig.PATIENCE));
    return this;
  }

  /** The next program gets the line again. */
  KillLife redelivers() {
    long again = update;
    rig.onceReady(
        () -> {
          rig.telegram.redeliver(again);
          rig.awaitLog("telegram.update cid=u" + again + " ");
        });
    return this;
  }

  KillLife awaitsBooked(Request kind) {
    rig.await(kind + " booked", () -> broker.orders().stream().anyMatch(o -> o.request() == kind));
    return this;
  }

  /** Waits until the chat shows that of this order. */
  KillLife awaitsTold(String part) {
    rig.await(
        part + " in the chat",
        () ->
            rig.told().stream()
                .skip(toldBefore)
                .anyMatch(t -> t.contains(part) && t.contains("/" + quantity)));
    return this;
  }

  /** Waits until the program tries to tell that of this order. */
  KillLife awaitsTelling(String part) {
    rig.await(
        part + " on its way to the chat",
        () ->
            rig.telegram.calls("sendMessage").stream()
                .map(call -> call.text("text"))
                .anyMatch(t -> t.contains(part) && t.contains("/" + quantity)));
    return this;
  }

  /** Once in a while something happens by another channel before the next program. */
  KillLife kill() {
    happensElsewhere();
    rig.kill();
    kills++;
    happensElsewhere();
    return this;
  }

  private void happensElsewhere() {
    int what = random.nextInt(6);
    if (what == 0) {
      ordersElsewhere();
    } else if (what == 1) {
      ordersElsewhere();
      fillsElsewhere();
    } else if (what == 2) {
      fillsElsewhere();
    }
  }

  void ordersElsewhere() {
    long shares = ELSEWHERE_LEAST + rig.elsewhere.size();
    broker.orderElsewhere(KillRig.OTHER_SYMBOL, true, shares, ELSEWHERE_PRICE);
    rig.elsewhere.add(BrokerOrders.key(broker, shares));
  }

  /** Some of what rests by another channel, or all. */
  private void fillsElsewhere() {
    long open =
        broker.orders().stream()
            .filter(o -> o.price() == ELSEWHERE_PRICE)
            .mapToLong(FakeBooked::open)
            .sum();
    if (open > 0) {
      long shares = random.nextBoolean() ? open : 1 + random.nextInt((int) open);
      broker.others(KillRig.OTHER_SYMBOL, false, shares, ELSEWHERE_PRICE);
    }
  }

  /**
   * Types, fills and cancels at any time, and dies at another: of its start, or of a quarter
   * second.
   */
  KillLife diesAnytime() {
    if (random.nextInt(3) == 0) {
      typesBlindly();
      typesBlindly();
      long said = 1 + random.nextInt(LINES_OF_A_START);
      rig.started();
      rig.await(said + " lines of its log", () -> rig.log().lines().count() >= said);
    } else {
      rig.ready();
      long begun = System.nanoTime();
      long span = (long) (random.nextDouble() * SPAN.toNanos());
      int deeds = 1 + random.nextInt(4);
      for (int i = 0; i < deeds; i++) {
        until(begun + span / deeds * i);
        does(random.nextInt(5));
      }
      until(begun + span);
    }
    return kill();
  }

  private void does(int what) {
    if (what == 0 && quantity > 0) {
      fillsPart();
    } else if (what == 1 && quantity > 0) {
      says("/cancel " + quantity);
    } else if (what == 2) {
      happensElsewhere();
    } else {
      typesBlindly();
    }
  }

  private void typesBlindly() {
    buy = true;
    quantity = next();
    price = price(quantity);
    saysOrder();
  }

  private void until(long nanoTime) {
    rig.await("the time", () -> System.nanoTime() >= nanoTime);
  }
}
