package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One broker number of an order: the first one, or the one a modify made. Two monotone counters say
 * what was filled under it, one from notices and one from readings; what is booked follows the
 * larger. Owned by the desk thread.
 */
public final class Leg {
  private OrderId id;
  private Optional<OrderId> parent;

  /** What the broker named as its parent: a number that may not be known yet. */
  private Optional<OrderId> toldParent = Optional.empty();

  private Quantity quantity;
  private final Optional<Price> limit;
  private Quantity noticed = Quantity.ZERO;
  private Money noticedAmount = Money.ZERO;
  private Quantity read = Quantity.ZERO;
  private Money readAmount = Money.ZERO;
  private Quantity booked = Quantity.ZERO;
  private Money bookedAmount = Money.ZERO;
  private Quantity restoredCanceled = Quantity.ZERO;
  private Quantity readCanceled = Quantity.ZERO;
  private final Map<OrderId, Quantity> noticedCancels = new LinkedHashMap<>();
  private Optional<Instant> lastSeenAt = Optional.empty();
  private final Set<String> noticesWithoutSum = new HashSet<>();
  private int lowReadings;
  private Instant lastLow = Instant.MIN;
  private boolean over;
  private Optional<Instant> keptUntil = Optional.empty();

  Leg(OrderId id, Optional<OrderId> parent, Quantity quantity, Optional<Price> limit) {
    this.id = id;
    this.parent = parent;
    this.quantity = quantity;
    this.limit = limit;
  }

  /**
   * What the store keeps of a number.
   *
   * @param canceled shares taken back or moved on, as far as confirmed
   */
  public record Kept(
      OrderId id,
      Optional<OrderId> parent,
      Quantity quantity,
      Optional<Price> limit,
      Quantity noticed,
      Money noticedAmount,
      Quantity read,
      Money readAmount,
      Quantity booked,
      Money bookedAmount,
      Quantity canceled) {}

  /** A leg as the store kept it. */
  public static Leg restore(Kept kept) {
    Leg leg = new Leg(kept.id(), kept.parent(), kept.quantity(), kept.limit());
    leg.noticed = kept.noticed();
    leg.noticedAmount = kept.noticedAmount();
    leg.read = kept.read();
    leg.readAmount = kept.readAmount();
    leg.booked = kept.booked();
    leg.bookedAmount = kept.bookedAmount();
    leg.restoredCanceled = kept.canceled();
    return leg;
  }

  /** For the store. */
  public Kept kept() {
    return new Kept(
        id,
        parent,
        quantity,
        limit,
        noticed,
        noticedAmount,
        read,
        readAmount,
        booked,
        bookedAmount,
        canceled());
  }

  /** The broker's number. */
  public OrderId id() {
    return id;
  }

  /** The number that this one modified. */
  public Optional<OrderId> parent() {
    return parent;
  }

  /** Takes the number that the broker names as the one before; it may be told late itself. */
  void toldParent(Optional<OrderId> told) {
    toldParent = told.or(() -> toldParent);
  }

  /** Whether the broker named a number as the one before this. */
  boolean isToldFrom(OrderId number) {
    return toldParent.filter(number::isSame).isPresent();
  }

  /** What was ordered under this number. */
  public Quantity quantity() {
    return quantity;
  }

  /** The limit under this number. */
  public Optional<Price> limit() {
    return limit;
  }

  /** Shares booked. */
  public Quantity booked() {
    return booked;
  }

  /** What the booked shares cost. */
  public Money bookedAmount() {
    return bookedAmount;
  }

  /** Shares of this number that were taken back or moved on, as far as confirmed. */
  public Quantity canceled() {
    long notices = noticedCancels.values().stream().mapToLong(Quantity::units).sum();
    return restoredCanceled
        .plus(Quantity.of(notices))
        .max(readCanceled)
        .min(quantity.minusOrZero(booked));
  }

  /** Shares that may still be filled under this number. */
  public Quantity open() {
    return quantity.minusOrZero(booked).minusOrZero(canceled());
  }

  /** Whether shares may still be filled, and the broker has not said that none will. */
  boolean isOpen() {
    return !over && !open().isZero();
  }

  /** Takes the broker's word whether anything of the number will still be filled. */
  void over(boolean told) {
    over = told;
  }

  /** Takes what was counted of the same number while it was taken for somebody else's order. */
  void takeUp(Leg counted) {
    learnBranch(counted.id);
    noticed = counted.noticed;
    noticedAmount = counted.noticedAmount;
    read = counted.read;
    readAmount = counted.readAmount;
    booked = counted.booked;
    bookedAmount = counted.bookedAmount;
    restoredCanceled = counted.canceled();
    lastSeenAt = counted.lastSeenAt;
    keptUntil = counted.keptUntil;
    noticesWithoutSum.addAll(counted.noticesWithoutSum);
  }

  /** Whether notices told of every fill so far: then the next one's shares are the next fill's. */
  boolean isInStep() {
    return noticed.equals(booked);
  }

  /** Takes the branch of the number, if it is told here for the first time. */
  boolean learnBranch(OrderId told) {
    if (!id.branch().isEmpty() || told.branch().isEmpty()) {
      return false;
    }
    id = told;
    return true;
  }

  /**
   * Which notices without a sum were counted is not kept: those of before now may have been. Nor is
   * when the booked shares were told last: it may have been just now.
   *
   * @param apart by how much the broker's clock may differ from ours
   */
  void reloaded(Instant now, Duration apart) {
    keptUntil = Optional.of(now.plus(apart)).filter(t -> !noticed.isZero());
    lastSeenAt = Optional.of(now).filter(t -> !booked.isZero());
  }

  /** A complete reading shows all that is booked. */
  void shown(Instant now) {
    seen(now);
  }

  private void seen(Instant at) {
    lastSeenAt = lastSeenAt.filter(at::isBefore).or(() -> Optional.of(at));
    lowReadings = 0;
  }

  /**
   * A complete reading shows less than is booked. One that began soon after the shares were told,
   * by notice or reading, may be of a time before them and does not count; nor does one that began
   * soon after another that did. Whatever time a notice tells, it came before now.
   *
   * @param apart the time between two readings that count
   * @return how many readings in a row have counted
   */
  int missed(Instant begunAt, Duration apart, Instant now) {
    lastSeenAt = lastSeenAt.map(at -> at.isBefore(now) ? at : now);
    boolean settled =
        lastSeenAt.filter(at -> !begunAt.isAfter(at.plus(BrokerAccount.SETTLE_TIME))).isEmpty();
    if (settled && (lowReadings == 0 || !begunAt.isBefore(lastLow.plus(apart)))) {
      lowReadings++;
      lastLow = begunAt;
    }
    return lowReadings;
  }

  /** What of the booked shares a list has shown. */
  Quantity bookedByLists() {
    return read.min(booked);
  }

  /**
   * Whether shares that a cancel or modify took may be counted already: of those counted before a
   * restart it is not kept which request took them.
   */
  boolean mayHaveCanceled(OrderId by) {
    return !restoredCanceled.isZero() && !knowsCancel(by);
  }

  /** Whether a notice has told what a cancel or modify took. */
  boolean knowsCancel(OrderId by) {
    return noticedCancels.containsKey(by.anywhere());
  }

  /**
   * Counts shares that were taken back or moved on.
   *
   * @param by the number of the cancel or modify; a doubled notice of it counts once
   */
  void onCanceled(OrderId by, Quantity shares) {
    noticedCancels.put(by.anywhere(), shares);
  }

  /**
   * A list says how many shares all requests took of this number. What one took that is known may
   * be among those counted before a restart, of which it was not kept which request took them.
   */
  void onCanceledListed(Quantity total) {
    long known = noticedCancels.values().stream().mapToLong(Quantity::units).sum();
    if (known > 0) {
      restoredCanceled = restoredCanceled.min(total.minusOrZero(Quantity.of(known)));
    }
  }

  /** Shares that notices tell to have been taken by requests that made no number of the order. */
  Quantity canceledByOthersThan(List<Leg> made) {
    return Quantity.of(
        noticedCancels.entrySet().stream()
            .filter(told -> made.stream().noneMatch(leg -> leg.id.isSame(told.getKey())))
            .mapToLong(told -> told.getValue().units())
            .sum());
  }

  /** Whether so many shares would be there to move on if none of them were booked. */
  boolean couldMove(Quantity shares) {
    return canceled().plus(shares).compareTo(quantity) <= 0;
  }

  /** What moved on from here to a number went to another first, which stands between. */
  void movedBy(Leg between, Leg next) {
    noticedCancels.remove(next.id.anywhere());
    onCanceled(between.id, between.quantity);
    between.onCanceled(next.id, next.quantity);
    next.parent = Optional.of(between.id);
  }

  /**
   * Fewer shares moved here from a number than was told first: the others are back there, or were
   * filled there before.
   *
   * @param from that number
   */
  void movedFewer(Leg from, Quantity fewer) {
    quantity = quantity.minus(fewer);
    Quantity told = from.noticedCancels.get(id.anywhere());
    if (told == null) {
      from.restoredCanceled = from.restoredCanceled.minusOrZero(fewer);
    } else {
      from.noticedCancels.put(id.anywhere(), told.minusOrZero(fewer));
    }
    from.readCanceled = from.readCanceled.minusOrZero(fewer);
  }

  /** Not more of them than that were taken back, whatever was told. */
  void onCanceledDenied(Quantity total) {
    over = false;
    noticedCancels.clear();
    restoredCanceled = total;
    readCanceled = total;
  }

  /** Shares that had moved on are back. */
  void onMovedBack(Quantity shares) {
    over = false;
    Quantity left = canceled().minusOrZero(shares);
    noticedCancels.clear();
    restoredCanceled = left;
    readCanceled = left;
  }

  /** Takes the broker's count of shares taken back or moved on. */
  void onCanceledRead(Quantity total) {
    readCanceled = readCanceled.max(total);
  }

  /**
   * Counts a fill notice.
   *
   * @return what is to be booked now
   */
  Rise onNotice(ExecutionNotice notice) {
    Price price = notice.lastPrice().orElseThrow();
    if (notice.cumulative().isPresent()) {
      if (notice.cumulative().get().compareTo(noticed) > 0) {
        Quantity rise = notice.cumulative().get().minus(noticed);
        noticed = notice.cumulative().get();
        noticedAmount = notice.cumulativeAmount().orElse(noticedAmount.plus(price.times(rise)));
      }
    } else {
      // An identical one may be a doubled notice or a second fill: a reading will tell.
      if (knows(notice)) {
        return Rise.NONE;
      }
      noticesWithoutSum.add(key(notice));
      noticed = noticed.plus(notice.last());
      noticedAmount = noticedAmount.plus(price.times(notice.last()));
    }
    seen(notice.at());
    return rise(noticed, notice.cumulativeAmount(), price);
  }

  /**
   * Whether a fill notice may tell nothing new: it was taken before, or its sum is none too high.
   */
  boolean knows(ExecutionNotice notice) {
    return notice.cumulative().isPresent()
        ? notice.cumulative().get().compareTo(noticed) <= 0
        : noticesWithoutSum.contains(key(notice))
            || keptUntil.filter(notice.at()::isBefore).isPresent();
  }

  /**
   * Whether what is booked of this number may be what a fill notice tells: it is known, or a
   * reading that saw it was there before it.
   */
  boolean mayHave(ExecutionNotice notice) {
    Quantity told = notice.cumulative().orElseGet(() -> noticed.plus(notice.last()));
    return knows(notice) || told.compareTo(booked) <= 0;
  }

  private static String key(ExecutionNotice notice) {
    return notice.at() + "/" + notice.last() + "/" + notice.lastPrice().orElseThrow();
  }

  /**
   * Takes a row of a complete reading.
   *
   * @param fallback the price to book at if the broker tells no amounts
   */
  Rise onRow(Quantity filled, Optional<Money> amount, Price fallback) {
    if (filled.compareTo(read) > 0) {
      read = filled;
      readAmount = amount.orElse(readAmount);
    }
    return rise(read, amount.isPresent() ? Optional.of(readAmount) : Optional.empty(), fallback);
  }

  /**
   * Whether what was booked cost something else than the broker says. Some brokers tell an average,
   * rounded to the won: less than a won a share is no difference.
   */
  boolean isOff(Money amount) {
    Money more = amount.minus(bookedAmount);
    Money rounding = Price.ofWon(1).times(booked);
    return !booked.isZero()
        && (more.compareTo(rounding) >= 0 || more.negated().compareTo(rounding) >= 0);
  }

  void reprice(Money amount) {
    bookedAmount = amount;
  }

  /**
   * Lowers what was booked to what the broker reads.
   *
   * @param amount what the shares cost, if the broker says so
   * @return how many shares too many there were
   */
  Quantity lower(Quantity filled, Optional<Money> amount) {
    Quantity excess = booked.minus(filled);
    bookedAmount = amount.orElse(bookedAmount.share(filled, booked));
    booked = filled;
    noticed = filled;
    noticedAmount = bookedAmount;
    read = filled;
    readAmount = bookedAmount;
    lowReadings = 0;
    return excess;
  }

  /** Shares booked here were filled under another number of the order, and so was their notice. */
  void moveTo(Leg other, Quantity shares) {
    Money cost = bookedAmount.share(shares, booked);
    booked = booked.minus(shares);
    bookedAmount = bookedAmount.minus(cost);
    Quantity told = noticed.minusOrZero(booked).min(shares);
    other.noticed = other.noticed.plus(told);
    other.noticedAmount = other.noticedAmount.plus(cost.share(told, shares));
    if (noticed.compareTo(booked) > 0) {
      noticed = booked;
      noticedAmount = bookedAmount;
    }
    other.booked = other.booked.plus(shares);
    other.bookedAmount = other.bookedAmount.plus(cost);
  }

  private Rise rise(Quantity counter, Optional<Money> amount, Price price) {
    Quantity target = counter.min(quantity);
    if (target.compareTo(booked) <= 0) {
      return Rise.NONE;
    }
    Quantity shares = target.minus(booked);
    Money cost =
        amount
            .filter(a -> target.equals(counter))
            .map(a -> a.minus(bookedAmount))
            .filter(Money::isPositive)
            .orElse(price.times(shares));
    booked = target;
    bookedAmount = bookedAmount.plus(cost);
    return new Rise(shares, cost);
  }

  /** Shares to be booked and what they cost. */
  record Rise(Quantity quantity, Money amount) {
    static final Rise NONE = new Rise(Quantity.ZERO, Money.ZERO);

    boolean isNone() {
      return quantity.isZero();
    }
  }
}
