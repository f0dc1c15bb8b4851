package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.TradingHours;
import io.maemae.market.TradingPhase;
import java.time.Instant;

/**
 * The crowd in one symbol for one day. It acts at random moments, more often near open and close
 * and after news: either somebody trades at once, more likely towards the {@link FairValue}, or
 * somebody brings the quantity at one price nearer to what is usual at that distance from the fair
 * value, by a limit order or a cancel. So the book keeps a spread of one or two ticks around the
 * fair value, recovers from large orders, and follows when the value moves. In an auction orders
 * gather on both sides of the fair value and overlap.
 *
 * <p>One task is pending on the timeline at a time; when the book is closed the flow ends.
 */
final class SymbolFlow {
  /** Actions per second in continuous trading, over the day and on average over the symbols. */
  private static final double ACTIONS_PER_SECOND = 7.1;

  private static final double AUCTION_ACTIONS_PER_SECOND = 3;

  /** Which part of the actions are trades at once. */
  private static final double TAKING = 0.42;

  /** Usual amounts, in won: the smallest order at once, a best level, a level of an auction. */
  private static final double TAKE_WON = 150_000;

  private static final double TOUCH_WON = 3_000_000;
  private static final double AUCTION_WON = 15_000_000;

  private static final int NEAR_LEVELS = 12;

  /** How far from the fair value somebody waits at every price, as a fraction. */
  private static final double DEEPEST = 0.07;

  private static final double AUCTION_OVERLAP = 0.002;
  private static final double NEWS_SECONDS = 600;

  private static final double[] SIZES = heavyTail();

  private final Timeline timeline;
  private final SymbolBook book;
  private final PriceGrid grid;
  private final Dice dice;
  private final Runnable step = this::step;
  private final FairValue fair;
  private final double activity;
  private final double sharesPerWon;
  private final long openSecond;
  private final double openSeconds;
  private int bidTop;
  private int askTop;
  private int deepLevels;
  private long newsSecond = Long.MIN_VALUE / 2;

  /**
   * @param dice chance for what the crowd does
   * @param valueDice chance for the fair value alone, so that no order of ours changes its path
   */
  SymbolFlow(Timeline timeline, TradingHours hours, SymbolBook book, Dice dice, Dice valueDice) {
    this.timeline = timeline;
    this.book = book;
    this.grid = book.grid();
    this.dice = dice;
    this.activity = valueDice.between(0.75, 1.25);
    Instant now = timeline.now();
    double scale = book.kind() == InstrumentKind.STOCK ? 1 : 0.5;
    double base = book.state().reference().tenThousandths();
    double gap = Math.max(-0.02, Math.min(0.02, scale * 0.006 * valueDice.bell()));
    double start =
        book.state().last().map(p -> (double) p.tenThousandths()).orElse(base + base * gap);
    this.fair = new FairValue(valueDice, base, start, scale, now.getEpochSecond());
    this.sharesPerWon = Price.SCALE / base;
    this.openSecond = MarketTime.instant(MarketTime.date(now), hours.open()).getEpochSecond();
    this.openSeconds = hours.closingAuction().toSecondOfDay() - hours.open().toSecondOfDay();
    locate();
  }

  /** Fills the book as it would stand by now, and goes on from there. */
  void begin() {
    boolean auction = book.phase().isAuction();
    for (int distance = 0; distance < deepLevels; distance++) {
      for (Side side : Side.values()) {
        adjust(side, index(side, distance), usual(distance));
      }
    }
    for (int i = 0; auction && i < 16 * overlap(); i++) {
      gather();
    }
    schedule();
  }

  /** Something is known: the value jumps, and a large order takes the book on the way there. */
  void news(double size) {
    boolean up = fair.jump(size) > 0;
    locate();
    newsSecond = timeline.now().getEpochSecond();
    if (book.phase() != TradingPhase.CONTINUOUS) {
      return;
    }
    Side side = up ? Side.BUY : Side.SELL;
    int limit = up ? bidTop : askTop;
    long there = book.side(side.opposite()).available(limit, Long.MAX_VALUE);
    book.crowdLimit(side, limit, there + shares(2 * TOUCH_WON));
  }

  private void step() {
    if (book.phase() == TradingPhase.CLOSED) {
      return;
    }
    if (fair.advanceTo(timeline.now().getEpochSecond())) {
      locate();
    }
    if (book.phase().isAuction()) {
      gather();
    } else if (dice.chance(TAKING)) {
      take();
    } else {
      maintain();
    }
    schedule();
  }

  private void schedule() {
    Instant now = timeline.now();
    double perSecond =
        book.phase().isAuction()
            ? AUCTION_ACTIONS_PER_SECOND
            : ACTIONS_PER_SECOND * activity * liveliness(now.getEpochSecond());
    timeline.at(now.plusMillis((long) dice.waiting(1000 / perSecond)), step);
  }

  /**
   * High at the open and the close, low at noon, one on average; and high for a while after news.
   */
  private double liveliness(long second) {
    double x = 2 * Math.max(0, Math.min(1, (second - openSecond) / openSeconds)) - 1;
    double news = Math.max(0, 1 - (second - newsSecond) / NEWS_SECONDS);
    return 0.55 + 1.35 * x * x + 1.5 * news;
  }

  private void take() {
    BookSide bids = book.side(Side.BUY);
    BookSide asks = book.side(Side.SELL);
    if (bids.best() == BookSide.MARKET || asks.best() == BookSide.MARKET) {
      maintain();
      return;
    }
    double middle =
        (grid.price(bids.best()).tenThousandths() + grid.price(asks.best()).tenThousandths()) / 2.0;
    double tick = tick();
    double lean = Math.max(-0.45, Math.min(0.45, 0.2 * (fair.value() - middle) / tick));
    boolean buy = dice.chance(0.5 + lean);
    int further = dice.below(3);
    int limit = buy ? asks.best() + further : bids.best() - further;
    long quantity = shares(TAKE_WON * SIZES[dice.below(SIZES.length)]);
    book.crowdTake(buy ? Side.BUY : Side.SELL, within(limit), quantity);
  }

  private void maintain() {
    Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
    double where = dice.next();
    int distance;
    if (where < 0.34) {
      distance = 0;
    } else if (where < 0.50) {
      distance = 1;
    } else if (where < 0.85) {
      distance = 2 + dice.below(NEAR_LEVELS - 2);
    } else if (where < 0.93) {
      distance = -1 - dice.below(3);
    } else {
      distance = dice.below(deepLevels);
    }
    adjust(side, index(side, distance), usual(distance));
  }

  private void gather() {
    Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
    int overlap = overlap();
    int inside = overlap - dice.below(3 * overlap);
    int index = side == Side.BUY ? bidTop + inside : askTop - inside;
    adjust(side, index, AUCTION_WON * (1 - 0.7 * Math.abs(inside) / (2.0 * overlap)));
  }

  /** The amount in won usually waiting that many ticks behind the best price. */
  private double usual(int distance) {
    if (distance < 0) {
      return 0;
    }
    return distance < NEAR_LEVELS ? TOUCH_WON * (1 + 0.3 * Math.min(distance, 6)) : TOUCH_WON * 0.4;
  }

  /** Somebody adds to or takes from what the crowd has at a price, towards an amount in won. */
  private void adjust(Side side, int index, double won) {
    if (index < 0 || index >= grid.size()) {
      return;
    }
    double noise = dice.between(0.3, 1.7);
    double step = dice.next();
    long wanted = won == 0 ? 0 : shares(won * noise);
    long there = book.side(side).crowdAt(index);
    if (wanted > there) {
      book.crowdLimit(side, index, part(wanted - there, 0.4 + 0.6 * step));
    } else if (there > wanted) {
      book.crowdCancel(side, index, part(there - wanted, 0.2 + 0.6 * step));
    }
  }

  private static long part(long quantity, double fraction) {
    return Math.max(1, (long) (quantity * fraction));
  }

  private int index(Side side, int distance) {
    return side == Side.BUY ? bidTop - distance : askTop + distance;
  }

  private int within(int index) {
    return Math.max(0, Math.min(grid.size() - 1, index));
  }

  private long shares(double won) {
    return Math.max(1, (long) (won * sharesPerWon));
  }

  private double tick() {
    int low = Math.min(bidTop, grid.size() - 2);
    return grid.price(low + 1).tenThousandths() - grid.price(low).tenThousandths();
  }

  private int overlap() {
    return Math.max(3, (int) (AUCTION_OVERLAP * fair.value() / tick()));
  }

  /** Finds the best bid and ask that suit the fair value: one tick apart, or two. */
  private void locate() {
    double value = fair.value();
    int floor = Math.min(grid.floor((long) value), grid.size() - 2);
    double low = grid.price(floor).tenThousandths();
    double above = (value - low) / (grid.price(floor + 1).tenThousandths() - low);
    bidTop = Math.max(0, above < 0.15 ? floor - 1 : floor);
    askTop = Math.min(grid.size() - 1, above > 0.85 ? floor + 2 : floor + 1);
    deepLevels = Math.max(NEAR_LEVELS, (int) (DEEPEST * value / tick()));
  }

  /** A thousand quantiles of a power law: many small orders, few up to a hundred times as large. */
  private static double[] heavyTail() {
    double[] sizes = new double[1000];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = StrictMath.pow((i + 0.5) / sizes.length, -0.65);
    }
    return sizes;
  }
}
