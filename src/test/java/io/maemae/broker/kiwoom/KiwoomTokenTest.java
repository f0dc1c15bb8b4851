package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kiwoom's tokens: there is no other one before the end of the one that there is. */
final class KiwoomTokenTest {
  private static final Duration LIFE = Duration.ofHours(24);

  private KiwoomRig rig;

  @TempDir Path tokens;

  @BeforeEach
  void start() {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  @Test
  void aTokenThatIsGivenAgainServesToItsEnd() {
    rig.balance();
    rig.timeline.advance(LIFE.minusMinutes(9));

    assertInstanceOf(SubmitResult.Accepted.class, rig.submit(KiwoomRig.buy(1)));
    rig.timeline.advance(Duration.ofMinutes(8));
    assertInstanceOf(SubmitResult.Accepted.class, rig.submit(KiwoomRig.buy(2)));
    assertEquals(2, rig.tokenRequests());
    assertEquals(1, tokensOfOrders());
  }

  @Test
  void atItsEndAnotherIsAskedForAtOnce() {
    rig.balance();
    rig.timeline.advance(LIFE.minusMinutes(9));
    rig.balance();
    rig.timeline.advance(Duration.ofMinutes(9));

    assertInstanceOf(SubmitResult.Accepted.class, rig.submit(KiwoomRig.buy(1)));
    assertEquals(3, rig.tokenRequests());
  }

  private long tokensOfOrders() {
    return rig.orderPosts().stream().map(r -> r.header("authorization")).distinct().count();
  }
}
