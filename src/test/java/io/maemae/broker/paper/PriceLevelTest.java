package io.maemae.broker.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.maemae.market.Quantity;
import io.maemae.market.Side;
import org.junit.jupiter.api.Test;

class PriceLevelTest {
  private final PriceLevel level = new PriceLevel();

  @Test
  void givenCrowdAhead_whenCrowdCancels_thenPartsShrinkInProportionAndRoundingComesFromTheBack() {
    level.addCrowd(10);
    Resting ours = resting(5);
    level.addOurs(ours);
    level.addCrowd(20);

    assertEquals(10, level.cancelCrowd(10));

    assertEquals(7, ours.ahead);
    assertEquals(20, level.crowd());
    assertEquals(25, level.total());
  }

  @Test
  void givenAllCrowdCancels_whenFrontIsAsked_thenItIsOurs() {
    level.addCrowd(3);
    Resting ours = resting(5);
    level.addOurs(ours);
    level.addCrowd(4);

    assertEquals(7, level.cancelCrowd(100));

    assertSame(ours, level.front());
    assertEquals(5, level.frontQuantity());
    assertEquals(0, level.cancelCrowd(1));
  }

  @Test
  void givenOursInTheMiddle_whenItLeaves_thenTheCrowdBeforeItStaysBeforeTheNext() {
    level.addCrowd(3);
    Resting first = resting(5);
    level.addOurs(first);
    level.addCrowd(4);
    Resting second = resting(6);
    level.addOurs(second);

    level.cancelOurs(first, 5);

    assertNull(level.front());
    assertEquals(7, second.ahead);
    assertEquals(13, level.total());
  }

  @Test
  void givenMixedQueue_whenMoved_thenOrderIsKeptBehindWhatWaits() {
    level.addCrowd(3);
    Resting ours = resting(5);
    level.addOurs(ours);
    level.addCrowd(4);
    PriceLevel other = new PriceLevel();
    other.addCrowd(10);

    level.moveTo(other);

    assertEquals(13, ours.ahead);
    assertSame(other, ours.level);
    assertEquals(22, other.total());
    assertEquals(0, level.total());
  }

  private static Resting resting(long quantity) {
    return new Resting(null, 1, Side.BUY, Quantity.of(quantity));
  }
}
