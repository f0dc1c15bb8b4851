package io.maemae.broker.paper;

/**
 * What the crowd thinks a symbol is worth, second by second: a level that follows trends of 20 to
 * 90 minutes, a slow wander, and a deviation of some minutes that dies away. The further the day
 * has moved, the likelier the next trend leads back. A statistic, not money: it computes in {@code
 * double}.
 */
final class FairValue {
  private static final double TREND_LEAST = 0.005;
  private static final double TREND_MOST = 0.020;
  private static final double TURN = 0.045;
  private static final double FURTHEST = 0.09;
  private static final double WANDER = 0.00004;
  private static final double DEVIATION = 0.00022;
  private static final double DEVIATION_SECONDS = 240;
  private static final long LONGEST_PAUSE_SECONDS = 600;

  private final Dice dice;
  private final double base;
  private final double scale;
  private double level;
  private double deviation;
  private double trendPerSecond;
  private long trendEnd;
  private long second;

  /**
   * @param base the reference price, in ten-thousandths
   * @param start what it is worth now, in ten-thousandths
   * @param scale how lively it is; 1 for a share
   * @param second the time now, in seconds
   */
  FairValue(Dice dice, double base, double start, double scale, long second) {
    this.dice = dice;
    this.base = base;
    this.scale = scale;
    this.level = start / base - 1;
    this.second = second;
    this.trendEnd = second;
  }

  /** The value now, in ten-thousandths. */
  double value() {
    return base * (1 + level + deviation);
  }

  /** Lives on to a later second; a long pause counts as ten minutes. Returns whether it moved. */
  boolean advanceTo(long now) {
    if (now <= second) {
      return false;
    }
    second = Math.max(second, now - LONGEST_PAUSE_SECONDS);
    while (second < now) {
      second++;
      if (second >= trendEnd) {
        turn();
      }
      level += trendPerSecond + scale * WANDER * dice.bell();
      level = Math.max(-FURTHEST, Math.min(FURTHEST, level));
      deviation += scale * DEVIATION * dice.bell() - deviation / DEVIATION_SECONDS;
    }
    return true;
  }

  /** News: the value jumps by a fraction of the reference price, against a day gone far. */
  double jump(double size) {
    double signed = level > 0.02 ? -size : level < -0.02 ? size : dice.chance(0.5) ? size : -size;
    level += signed;
    return signed;
  }

  private void turn() {
    double seconds = 60 * dice.between(20, 90);
    double move = scale * dice.between(TREND_LEAST, TREND_MOST);
    double up = Math.max(0, Math.min(1, 0.5 - 0.5 * level / (scale * TURN)));
    double choice = dice.next();
    double direction = choice < 0.15 ? 0 : (choice - 0.15) / 0.85 < up ? 1 : -1;
    trendPerSecond = direction * move / seconds;
    trendEnd = second + (long) seconds;
  }
}
