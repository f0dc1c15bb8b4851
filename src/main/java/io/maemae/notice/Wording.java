package io.maemae.notice;

import io.maemae.market.Instrument;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingPhase;
import io.maemae.market.Venue;
import io.maemae.order.BrokerAccount;
import io.maemae.order.Candidate;
import io.maemae.order.Environment;
import io.maemae.order.Order;
import io.maemae.order.OrderIntent;
import io.maemae.order.OrderState;
import io.maemae.order.Refusal;
import io.maemae.portfolio.Lot;
import io.maemae.strategy.Guard;
import io.maemae.strategy.GuardedLot;
import io.maemae.strategy.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says values and orders in the person's language, as traders write them. Immutable; the same value
 * gives the same text.
 */
public final class Wording {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private static final String OUR_REASON = "reason:";

  private final Language language;
  private final Messages messages;
  private final Instruments instruments;
  private final Map<String, Environment> accounts;

  /** In one language, with the names of the instruments and the environments of the accounts. */
  public Wording(Language language, Instruments instruments, Collection<BrokerAccount> accounts) {
    this.language = language;
    this.messages = new Messages(language);
    this.instruments = instruments;
    this.accounts =
        accounts.stream()
            .collect(Collectors.toUnmodifiableMap(BrokerAccount::name, BrokerAccount::environment));
  }

  /** The catalogue's text, its values said as {@link #say} does. */
  public String text(String key, Object... values) {
    return messages.text(key, Arrays.stream(values).map(this::say).toArray());
  }

  /** A value as a trader writes it; text stays as it is, but for a {@link #reason}. */
  public String say(Object value) {
    if (value instanceof Money money) {
      return won(whole(money));
    } else if (value instanceof Price price) {
      return won(price.toBigDecimal());
    } else if (value instanceof Quantity quantity) {
      return messages.text("value.quantity", number(quantity.units()));
    } else if (value instanceof Symbol symbol) {
      return name(symbol) + " " + symbol;
    } else if (value instanceof Side side) {
      return messages.text("value.side." + side);
    } else if (value instanceof OrderState state) {
      return messages.text("value.state." + state);
    } else if (value instanceof OrderType type) {
      return messages.text("value.type." + type);
    } else if (value instanceof Timeframe timeframe) {
      return messages.text("value.timeframe." + timeframe);
    } else if (value instanceof TradingPhase phase) {
      return messages.text("value.phase." + phase);
    } else if (value instanceof TimeInForce || value instanceof Venue) {
      return value.toString();
    } else if (value instanceof Instant instant) {
      return MarketTime.local(instant).format(MOMENT);
    } else if (value instanceof LocalDate || value instanceof LocalTime) {
      return value.toString();
    } else if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros().toPlainString();
    } else if (value instanceof Long || value instanceof Integer) {
      return number(((Number) value).longValue());
    } else if (value instanceof Collection<?> values) {
      return values.stream().map(this::say).collect(Collectors.joining(", "));
    }
    return reason(String.valueOf(value));
  }

  /** The name of a symbol in the person's language, or else in Korean; its code if it has none. */
  public String name(Symbol symbol) {
    return instruments.find(symbol).map(this::name).orElse(symbol.code());
  }

  private String name(Instrument instrument) {
    boolean english = language == Language.EN && !instrument.englishName().isEmpty();
    return english ? instrument.englishName() : instrument.name();
  }

  /** A gain or loss, with its sign. */
  public String signed(Money money) {
    BigDecimal won = whole(money);
    return messages.text("value.won", (won.signum() > 0 ? "+" : "") + plain(won));
  }

  /** Shares of a cost or a fee are kept to the ten-thousandth, and said to the won. */
  private static BigDecimal whole(Money money) {
    return money.toBigDecimal().setScale(0, RoundingMode.HALF_UP);
  }

  /** By how much a price is above or below the base price, in percent with its sign. */
  public String change(Price last, Price base) {
    BigDecimal percent =
        last.toBigDecimal()
            .subtract(base.toBigDecimal())
            .movePointRight(2)
            .divide(base.toBigDecimal(), 2, RoundingMode.HALF_UP);
    return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
  }

  /** An average price, to the whole won. */
  public String average(Money amount, Quantity quantity) {
    BigDecimal average =
        amount.toBigDecimal().divide(BigDecimal.valueOf(quantity.units()), 0, RoundingMode.HALF_UP);
    return won(average);
  }

  /** The time of day of a moment. */
  public String time(Instant instant) {
    return MarketTime.time(instant).format(TIME);
  }

  /** The time of day of a moment, after its month and day if it was on another day. */
  public String time(Instant instant, LocalDate today) {
    return MarketTime.date(instant).equals(today)
        ? time(instant)
        : MarketTime.local(instant).format(OTHER_DAY);
  }

  private String won(BigDecimal won) {
    return messages.text("value.won", plain(won));
  }

  private static String plain(BigDecimal won) {
    BigDecimal plain = won.stripTrailingZeros();
    return plain.scale() <= 0
        ? String.format(Locale.ROOT, "%,d", plain.longValue())
        : String.format(Locale.ROOT, "%,." + plain.scale() + "f", plain);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * The account and whose money it is: {@code [pension 모의]}. Of an account that is not in the
   * configuration any more nobody here knows whose it was.
   */
  public String account(String account) {
    return messages.text("value.account", account, environment(account));
  }

  /** Whose money is in an account: 실전 or 모의, or that it is not in the configuration any more. */
  public String environment(String account) {
    Environment environment = accounts.get(account);
    return environment == null
        ? messages.text("value.account.not-configured")
        : messages.text("value.environment." + environment);
  }

  /** All accounts, by name. */
  public String allAccounts() {
    return accounts.keySet().stream().sorted().map(this::account).collect(Collectors.joining(" "));
  }

  /** An order without its state: {@code [pension 모의] #1 삼성전자 005930 매수 10주 70,000원}. */
  public String order(Order order) {
    return account(order.account())
        + " "
        + order.id()
        + " "
        + terms(
            order.symbol(),
            order.side(),
            order.quantity(),
            order.type(),
            order.limit(),
            order.terms().timeInForce(),
            order.terms().venue());
  }

  /** An order that nobody has placed yet. */
  public String intent(OrderIntent intent) {
    return account(intent.account())
        + " "
        + terms(
            intent.symbol(),
            intent.side(),
            intent.quantity(),
            intent.type(),
            intent.limit(),
            intent.timeInForce(),
            intent.venue());
  }

  private String terms(
      Symbol symbol,
      Side side,
      Quantity quantity,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce,
      Venue venue) {
    return say(symbol)
        + " "
        + say(side)
        + " "
        + say(quantity)
        + " "
        + pricing(type, limit)
        + (timeInForce == TimeInForce.DAY ? "" : " " + timeInForce)
        + (venue == Venue.KRX ? "" : " " + venue);
  }

  /** A limit alone, the kind alone, or the kind and the limit that it names or got. */
  private String pricing(OrderType type, Optional<Price> limit) {
    boolean isPlain = type == OrderType.LIMIT || type == OrderType.MARKET;
    return limit
        .map(price -> isPlain ? say(price) : say(type) + " " + say(price))
        .orElseGet(() -> say(type));
  }

  /** An order with its state and how much of it is filled. */
  public String orderWithState(Order order) {
    boolean partlyCanceled = !order.state().isFinal() && !order.canceled().isZero();
    return order(order)
        + ": "
        + say(order.state())
        + " "
        + progress(order)
        + (partlyCanceled ? " " + text("value.open", order.open()) : "");
  }

  /** What a strategy holds, and what guards it. */
  public String guarded(GuardedLot lot) {
    return text(
        "stop.guard",
        account(lot.strategy().account()),
        lot.symbol(),
        lot.shares(),
        lot.strategy().name(),
        lot.guard().map(this::guard).orElseGet(() -> text("guard.none")));
  }

  /** Shares that nothing guards, and whose they are. */
  public String unguarded(Lot lot) {
    return text(
        "stop.guard",
        account(lot.key().account()),
        lot.key().symbol(),
        lot.quantity(),
        owner(lot.key().strategy()),
        text("guard.none"));
  }

  /** Whose shares are: a strategy's name, or that they were bought by hand. */
  public String owner(Optional<String> strategy) {
    return strategy.orElseGet(() -> text("report.by-hand"));
  }

  /** What makes a strategy give shares up. */
  public String guard(Guard guard) {
    return text(guard.rule(), guard.stop().map(this::say).orElse(""));
  }

  /** That an order was looked for in vain, and how to say that it was not placed. */
  public String notFound(Order order) {
    return text("order.not-found", orderWithState(order), String.valueOf(order.id().number()));
  }

  /** That an order may be one of several at the broker, and how to say which. */
  public String ambiguous(Order order, List<Candidate> candidates) {
    return text(
        "order.ambiguous",
        orderWithState(order) + order.terms().strategy().map(s -> " · " + s).orElse(""),
        candidates.size(),
        String.valueOf(order.id().number()),
        candidates.stream()
            .map(c -> text("order.candidate", c.listed().id(), candidate(c)))
            .collect(Collectors.joining("\n")));
  }

  /**
   * An order that another one may be: its time, the channel by which it was placed if the broker
   * says so, its number there, what is filled.
   */
  public String candidate(Candidate candidate) {
    String time = time(candidate.row().orderedAt());
    return text(
        "order.candidate.label",
        candidate
            .row()
            .channel()
            .map(channel -> text("order.candidate.channel", time, channel))
            .orElse(time),
        candidate.row().id().number(),
        progress(candidate.listed()));
  }

  /** How much of an order is filled: {@code 3/10}. */
  public String progress(Order order) {
    return order.filled() + "/" + order.quantity();
  }

  /** Why something was not done. */
  public String refusal(Refusal refusal) {
    return text("refusal." + refusal.reason(), refusal.details().toArray());
  }

  /** Why a strategy wants what it does. */
  public String reason(Signal signal) {
    return text("signal." + signal.reason(), signal.details().toArray());
  }

  /**
   * Why something was not done: a reason of ours, written {@code reason:key detail}, in the
   * person's language; the broker's words as they are. The detail may be such a reason itself. A
   * text has it as {@code {0}}, its first word as {@code {1}} and the rest as {@code {2}}.
   */
  public String reason(String text) {
    if (!text.startsWith(OUR_REASON)) {
      return text;
    }
    String[] parts = text.substring(OUR_REASON.length()).split(" ", 2);
    String key = "reason." + parts[0];
    // What a person typed may begin so too, and stays as it is.
    String detail = parts.length == 2 ? parts[1] : "";
    String[] words = detail.split(" ", 2);
    return messages.has(key)
        ? text(key, detail, words[0], words.length == 2 ? words[1] : "")
        : text;
  }
}
