package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.maemae.broker.AccessToken;
import io.maemae.broker.Outcome;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.kis.KisServer.Trouble;
import io.maemae.market.Venue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Keys, tokens and the account's number are in no log line and in no text of a value. */
final class KisSecretsTest {
  @TempDir Path tokens;
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.maemae.broker");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> log =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          String thrown =
              event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy());
          lines.add(event.getFormattedMessage() + thrown);
        }
      };
  private KisRig rig;

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.TRACE);
    logger.addAppender(log);
    rig = KisRig.live(tokens);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
    rig.close();
  }

  private void assertSecret(String text) {
    KisServerSettings there = rig.server.settings();
    List<String> approvals =
        rig.server.streamTexts().stream()
            .map(t -> FakeJson.read(t).orElseThrow().at("/header/approval_key").asText())
            .filter(t -> !t.isEmpty())
            .toList();
    for (String secret :
        List.of(there.appKey(), there.appSecret(), there.accountNumber(), "eyJ0eXAi")) {
      assertFalse(text.contains(secret), text);
    }
    approvals.forEach(key -> assertFalse(text.contains(key), text));
  }

  @Test
  void noLogLineHasASecretWhateverGoesWrong() throws Exception {
    rig.server.next("/oauth2/tokenP", 1, Trouble.UNREADABLE);
    rig.balance();
    rig.timeline.advance(Duration.ofMinutes(2));
    rig.loggedIn();
    for (Trouble trouble : Trouble.values()) {
      rig.timeline.advance(Duration.ofMinutes(2));
      rig.server.next(trouble);
      rig.submit(KisRig.buy(1));
    }
    rig.kis.want(List.of(KisHarness.SAMSUNG));
    rig.streaming();
    rig.server.rawFrame("0|H0STCNI0|001|" + Frames.read("notice-fill.plain.txt"));
    rig.server.rawFrame("{\"header\":{}}");
    rig.server.forgetApprovals();
    rig.advanceUntil(Duration.ofMillis(100), () -> rig.server.sessionsSeen() == 2, "no session");
    try (var files = Files.list(tokens)) {
      Files.writeString(files.findFirst().orElseThrow(), "{\"token\":\"eyJ0eXAi");
    }
    try (KisRig again = rig.another(tokens, s -> s)) {
      again.balance();
    }

    assertTrue(lines.size() > 20, () -> "too little is logged: " + lines);
    lines.forEach(this::assertSecret);
    rig.heard.said.forEach(this::assertSecret);
  }

  @Test
  void noTextOfAValueHasASecret() {
    rig.loggedIn();
    String number = rig.server.settings().accountNumber();
    AccessToken token = new AccessToken("eyJ0eXAi", Instant.EPOCH);
    KisAnswer answer =
        new KisAnswer(200, "", FakeJson.of("access_token", "eyJ0eXAi", "approval_key", number));
    Map<String, String> body =
        new OrderCodec(OrderListCodecTest.settings(KisEnvironment.LIVE, Venue.KRX))
            .order(KisRig.buy(1), Division.LIMIT, false);

    List.of(
            rig.settings,
            token,
            answer,
            new Outcome.Answered<>(answer),
            new KisRest.Question(Tr.BUY, body, false, Urgency.ORDER))
        .forEach(value -> assertSecret(value.toString()));
    assertEquals("12345678", body.get("CANO"));
  }
}
