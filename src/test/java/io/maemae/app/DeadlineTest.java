package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineTest {
  private long nanos = Long.MAX_VALUE - 1;

  @Test
  void eachStepMayTakeWhatItWantsWhileThatIsLeft() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(8), () -> nanos);
    nanos += Duration.ofSeconds(5).toNanos();

    assertEquals(Duration.ofSeconds(2), deadline.atMost(Duration.ofSeconds(2)));
    assertEquals(Duration.ofSeconds(3), deadline.atMost(Duration.ofSeconds(5)));
    nanos += Duration.ofSeconds(5).toNanos();
    assertEquals(Duration.ZERO, deadline.atMost(Duration.ofSeconds(2)));
  }
}
