package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.broker.ManualRig;
import io.maemae.broker.TokenContract;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Kiwoom's tokens: there is no other one before the end of the one that there is. */
final class KiwoomTokenTest extends TokenContract {
  private static final Duration LIFE = Duration.ofHours(24);

  private KiwoomRig rig;

  @Override
  protected ManualRig rig(Path tokens) {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    return rig;
  }

  @Override
  protected String wordsForWrongKey() {
    return "인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]";
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
