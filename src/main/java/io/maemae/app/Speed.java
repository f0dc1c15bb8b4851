package io.maemae.app;

/**
 * How fast market time runs.
 *
 * @param factor market seconds in a real second, above zero; infinite means as fast as possible
 */
record Speed(double factor) {
  /** As fast as possible. */
  static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("speed must be above zero, was " + factor);
    }
  }

  boolean isMax() {
    return Double.isInfinite(factor);
  }
}
