package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at a step of an order's life, the program comes to agree with its brokers. */
final class ProcessOrderLifeTest {
  private static final long SEED = 20_261_120;

  /** One of each kind; the others, and any instant, take too long for every build. */
  private static final List<KillStep> STEPS =
      List.of(
          KillStep.REDELIVERED,
          KillStep.REQUEST_ARRIVED,
          KillStep.TAKEN_UNANSWERED,
          KillStep.FILLED_UNANSWERED,
          KillStep.FIRST_NOTICE,
          KillStep.TOLD_UNACKNOWLEDGED,
          KillStep.CANCEL_TAKEN_UNANSWERED,
          KillStep.MODIFY_TAKEN_UNANSWERED,
          KillStep.DURING_START,
          KillStep.REQUEST_LATE);

  @TempDir Path directory;

  @Test
  void whereverItIsKilledItComesToAgreeWithItsBrokers() throws Exception {
    KillChain chain = new KillChain(directory, SEED, life -> {});

    assertEquals(List.of(), chain.run(STEPS));
  }
}
