package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.broker.ManualRig;
import io.maemae.broker.TokenContract;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** KIS's tokens: their end is told twice. */
final class KisTokenTest extends TokenContract {
  private KisRig rig;

  @Override
  protected ManualRig rig(Path tokens) {
    rig = KisRig.live(tokens);
    return rig;
  }

  @Override
  protected String wordsForWrongKey() {
    return "[EGW00103] 유효하지 않은 AppKey입니다.";
  }

  @Test
  void theEarlierOfTheTwoEndsThatTheServerTellsCounts() {
    String early =
        "{\"access_token\":\"abc\",\"expires_in\":86400,\"token_type\":\"Bearer\","
            + "\"access_token_token_expired\":\"2026-11-20 12:00:00\"}";
    rig.server.answerNext("/oauth2/tokenP", 200, Map.of(), early);
    rig.kis.renewToken();
    rig.server.awaitRequests("/oauth2/tokenP", 1, KisRig.PATIENCE);
    rig.idle(0);
    rig.timeline.advance(Duration.ofHours(2).minusMinutes(9));

    assertInstanceOf(Reading.Complete.class, rig.balance());
    assertEquals(2, rig.tokenRequests());
  }

  @Test
  void byAClockThatIsWrongTheSecondsCount() {
    String yesterday =
        "{\"access_token\":\"abc\",\"expires_in\":86400,\"token_type\":\"Bearer\","
            + "\"access_token_token_expired\":\"2026-11-19 12:00:00\"}";
    rig.server.answerNext("/oauth2/tokenP", 200, Map.of(), yesterday);
    rig.server.answerNext(
        "TTTC8434R", 200, Map.of(), "{\"rt_cd\":\"7\",\"msg_cd\":\"X\",\"msg1\":\"heard\"}");

    assertEquals(new Reading.Unreadable<>("[X] heard"), rig.balance());
    assertEquals(1, rig.tokenRequests());
  }
}
