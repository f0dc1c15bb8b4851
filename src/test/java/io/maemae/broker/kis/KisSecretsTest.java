package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.AccessToken;
import io.maemae.broker.ManualRig;
import io.maemae.broker.Outcome;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.SecretsContract;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.kis.KisServer.Trouble;
import io.maemae.market.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What KIS knows of an account is told to nobody. */
final class KisSecretsTest extends SecretsContract {
  private static final String TOKEN = "eyJ0eXAi";

  private KisRig rig;

  @Override
  protected ManualRig rig(Path tokens) {
    rig = KisRig.live(tokens);
    return rig;
  }

  @Override
  protected List<String> secrets() {
    KisServerSettings there = rig.server.settings();
    Stream<String> approvals =
        rig.server.streamTexts().stream()
            .map(t -> FakeJson.read(t).orElseThrow().at("/header/approval_key").asText())
            .filter(t -> !t.isEmpty());
    return Stream.concat(
            Stream.of(there.appKey(), there.appSecret(), there.accountNumber(), TOKEN), approvals)
        .toList();
  }

  @Override
  protected void letAllGoWrong(Path tokens) throws IOException {
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
      Files.writeString(files.findFirst().orElseThrow(), "{\"token\":\"" + TOKEN);
    }
  }

  @Override
  protected List<Object> values() {
    String number = rig.server.settings().accountNumber();
    KisAnswer answer =
        new KisAnswer(200, "", FakeJson.of("access_token", TOKEN, "approval_key", number));
    return List.of(
        rig.settings,
        new AccessToken(TOKEN, Instant.EPOCH),
        answer,
        new Outcome.Answered<>(answer),
        new KisRest.Question(Tr.BUY, body(), false, Urgency.ORDER));
  }

  private static Map<String, String> body() {
    return new OrderCodec(OrderListCodecTest.settings(KisEnvironment.LIVE, Venue.KRX))
        .order(KisRig.buy(1), Division.LIMIT, false);
  }

  /** Or it would be easy not to show it. */
  @Test
  void anOrderNamesTheAccount() {
    assertEquals("12345678", body().get("CANO"));
  }
}
