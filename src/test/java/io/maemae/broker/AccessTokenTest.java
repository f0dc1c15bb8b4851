package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
  private static final Instant END = Instant.parse("2026-11-20T23:00:00Z");

  @Test
  void isNeverShown() {
    AccessToken token = new AccessToken("eyJ0eXAi", END);

    assertFalse(token.toString().contains("eyJ0eXAi"));
    assertFalse(
        new TokenKeeper.Kept(Optional.of(token), Instant.EPOCH).toString().contains("eyJ0eXAi"));
  }

  @Test
  void isNoMoreGoodWhenARequestMightMeetItsEnd() {
    AccessToken token = new AccessToken("eyJ0eXAi", END);

    assertTrue(token.isGood(END.minus(Duration.ofMinutes(11))));
    assertFalse(token.isGood(END.minus(Duration.ofMinutes(9))));
  }

  @Test
  void isOfWhatMayStandInAHeader() {
    assertEquals(Optional.empty(), AccessToken.of("", END));
    assertEquals(Optional.empty(), AccessToken.of("two words", END));
    assertEquals(Optional.empty(), AccessToken.of("line\nfeed", END));
    assertTrue(AccessToken.of("eyJ0eXAi", END).isPresent());
  }
}
