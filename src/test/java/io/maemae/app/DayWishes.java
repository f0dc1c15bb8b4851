package io.maemae.app;

import io.maemae.market.Symbol;
import io.maemae.order.Order;
import io.maemae.order.OrderRow;
import io.maemae.order.Purpose;
import io.maemae.simulation.HistoryLine;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.strategy.StrategyDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Before the market closes, when all has been calm for minutes: what was promised to a person or
 * wanted by a strategy is done, is being done, or somebody was told why not.
 */
final class DayWishes {
  private static final Pattern ORDER = Pattern.compile("\\[(\\S+) [^\\]]*\\] #(\\d+) ");

  /** Not what is sent without a record while the store cannot write: nobody watches over that. */
  private static final Pattern TAKES_BACK = Pattern.compile("\\. 취소를 보냅니다|면 바로 취소합니다");

  /** Also that of several numbers, of which one was not known yet, only some were. */
  private static final Pattern NOT_ALL_TAKEN_BACK = Pattern.compile("취소하지 못했습니다|주 취소했습니다");

  private static final String ALL_TAKEN_BACK = "전략을 모두 멈췄고 미체결 주문";
  private static final String NOT_ORDERED = "주문하지 않았습니다";
  private static final String NOT_TOLD_APART = "골라 주세요";

  /** What guards a strategy's shares rests until it is asked. */
  private static final Pattern RESTS =
      Pattern.compile("이 종목 전략의 청산과 손절은 멈추고|다른 곳에서 낸 매도가 전략의 주식을 팔았습니다");

  private static final Set<String> LEFT = Set.of("reason:withdrawn", "reason:not-told-apart");

  /** An exit that fails is tried again in this time, its own and that of its answer. */
  private static final Duration NEXT_TRY = Duration.ofSeconds(40);

  private final SimulatedDay day;
  private final List<Order> orders;
  private final List<String> heard = new ArrayList<>();

  private DayWishes(SimulatedDay day) {
    this.day = day;
    orders = day.process().store().orders().orders(SimulatedDay.DATE);
    day.person().heard().forEach(h -> h.text().lines().forEach(heard::add));
  }

  static void check(SimulatedDay day) {
    DayWishes wishes = new DayWishes(day);
    wishes.noChangeIsUnderWay();
    wishes.whatWasToBeTakenBackIs();
    wishes.noEntryOutlivesItsTime();
    wishes.noEntryOutlivesAStop();
    for (StrategyDefinition strategy : day.strategies()) {
      SimulatedDay.SYMBOLS.forEach(symbol -> wishes.exit(strategy, symbol));
    }
  }

  private void noChangeIsUnderWay() {
    orders.stream()
        .filter(o -> o.change().isPresent())
        .forEach(o -> day.breaks(o.id() + " is still " + o.state() + ", " + o.change().get()));
  }

  /** It was told that the cancel leaves, and since then not that it did not happen. */
  private void whatWasToBeTakenBackIs() {
    Map<Long, String> promised = new TreeMap<>();
    for (String line : heard) {
      Matcher order = ORDER.matcher(line);
      if (order.find()) {
        long number = Long.parseLong(order.group(2));
        if (TAKES_BACK.matcher(line).find()) {
          promised.put(number, line);
        } else if (NOT_ALL_TAKEN_BACK.matcher(line).find()) {
          promised.remove(number);
        }
      }
    }
    orders.stream()
        .filter(o -> promised.containsKey(o.id().number()) && mayBeTakenBack(o))
        .forEach(
            o -> day.breaks(o.id() + " is " + o.state() + ": " + promised.get(o.id().number())));
  }

  /** Nothing that never came to the broker can be, nor what nobody has told apart. */
  private boolean mayBeTakenBack(Order order) {
    if (order.state().isFinal()) {
      return false;
    }
    return !order.isUnsettled() || isOpenAtBroker(order) && !isLeftUntold(order);
  }

  private boolean isOpenAtBroker(Order order) {
    SimulatedBroker broker = day.brokers().get(order.account());
    return broker
        .number(order.id())
        .filter(n -> broker.open().stream().map(OrderRow::id).anyMatch(n::isSame))
        .isPresent();
  }

  private boolean isLeftUntold(Order order) {
    String number = "#" + order.id().number() + " ";
    return day.character().choosesBlindly()
        && heard.stream().anyMatch(l -> l.contains(number) && l.contains(NOT_TOLD_APART));
  }

  private void noEntryOutlivesItsTime() {
    for (Order order : workingEntries()) {
      wishes(order.terms().strategy().orElseThrow(), order.symbol())
          .takenBackAt(order.terms().createdAt())
          .filter(end -> end.isBefore(day.now()))
          .ifPresent(end -> mustBeTold(order, "was to be taken back at " + end));
    }
  }

  private void noEntryOutlivesAStop() {
    if (day.process().store().settings().setting("stop").isPresent()) {
      workingEntries().forEach(order -> mustBeTold(order, "is open, and strategies are stopped"));
    }
  }

  private List<Order> workingEntries() {
    return orders.stream()
        .filter(o -> o.terms().purpose() == Purpose.ENTRY && !o.state().isFinal())
        .filter(o -> !o.isUnsettled() || isOpenAtBroker(o) && !isLeftUntold(o))
        .toList();
  }

  /** The cancel was tried, and did not happen. */
  private void mustBeTold(Order order, String what) {
    String number = "#" + order.id().number() + " ";
    if (heard.stream().noneMatch(l -> l.contains(number) && NOT_ALL_TAKEN_BACK.matcher(l).find())) {
      day.breaks(order.id() + " is " + order.state() + ": it " + what);
    }
  }

  private StrategyWishes wishes(String strategy, Symbol symbol) {
    return day.process()
        .store()
        .strategies()
        .memory(strategy, symbol)
        .map(memory -> StrategyWishes.of(memory.state()))
        .orElseGet(StrategyWishes::new);
  }

  private void exit(StrategyDefinition strategy, Symbol symbol) {
    Optional<Instant> wanted = wishes(strategy.name(), symbol).exit();
    long units =
        day.process()
            .bot()
            .portfolio()
            .held(strategy.account(), symbol, Optional.of(strategy.name()))
            .units();
    if (wanted.isPresent() && units > 0 && !isSeenTo(strategy, symbol, wanted.get())) {
      day.breaks(
          strategy.name() + " holds " + units + " of " + symbol + ", to be sold at " + wanted);
    }
  }

  /** It is in the market, was ended by somebody, is tried, or it was told why it is not. */
  private boolean isSeenTo(StrategyDefinition strategy, Symbol symbol, Instant wanted) {
    return isOrdered(strategy, symbol, wanted)
        || isRefused(strategy, symbol)
        || isBlocked(strategy, symbol)
        || rested();
  }

  private boolean isOrdered(StrategyDefinition strategy, Symbol symbol, Instant wanted) {
    List<Order> exits =
        orders.stream()
            .filter(o -> o.terms().purpose() == Purpose.EXIT && isOf(o, strategy, symbol))
            .filter(o -> !o.state().isFinal() || !endedAt(o).isBefore(wanted))
            .toList();
    Optional<Order> last = exits.stream().max(Comparator.comparing(Order::id));
    boolean out = exits.stream().anyMatch(o -> !o.state().isFinal());
    Instant recently = day.now().minus(NEXT_TRY);
    return out || last.filter(o -> !hasFailed(o) || endedAt(o).isAfter(recently)).isPresent();
  }

  /** What a person took back, or nobody told apart from others, is not tried again. */
  private boolean hasFailed(Order exit) {
    return exit.hasFailed() && !LEFT.contains(exit.text()) && !wasTakenBack(exit);
  }

  private boolean wasTakenBack(Order exit) {
    String number = "#" + exit.id().number() + " ";
    return heard.stream().anyMatch(l -> l.contains(number) && TAKES_BACK.matcher(l).find())
        || day.person().heard().stream()
            .filter(h -> h.at().isAfter(exit.terms().createdAt()))
            .anyMatch(h -> h.text().contains(ALL_TAKEN_BACK));
  }

  private Instant endedAt(Order order) {
    return day.process().store().history().stream()
        .filter(line -> line.order().equals(order.id()))
        .map(HistoryLine::at)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static boolean isOf(Order order, StrategyDefinition strategy, Symbol symbol) {
    return order.symbol().equals(symbol)
        && order.terms().strategy().filter(strategy.name()::equals).isPresent();
  }

  private boolean isRefused(StrategyDefinition strategy, Symbol symbol) {
    return heard.stream()
        .anyMatch(
            l ->
                l.contains("] " + strategy.name() + " ")
                    && l.contains(symbol.code())
                    && l.contains(NOT_ORDERED));
  }

  /** An entry of unknown outcome is told as such. */
  private boolean isBlocked(StrategyDefinition strategy, Symbol symbol) {
    return orders.stream().anyMatch(o -> isOf(o, strategy, symbol) && o.isUnsettled());
  }

  /**
   * What is wanted while guards rest, as was told, is not made up for when they rest no more; nor
   * when it is known only later whose shares were sold elsewhere.
   */
  private boolean rested() {
    return heard.stream().anyMatch(l -> RESTS.matcher(l).find());
  }
}
