package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessToken;
import io.maemae.broker.ManualRig;
import io.maemae.broker.Outcome;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.SecretsContract;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kiwoom.KiwoomServer.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Kiwoom knows of an account is told to nobody. */
final class KiwoomSecretsTest extends SecretsContract {
  private KiwoomRig rig;

  @Override
  protected ManualRig rig(Path tokens) {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    return rig;
  }

  @Override
  protected List<String> secrets() {
    KiwoomServerSettings there = rig.server.settings();
    return Stream.concat(
            Stream.of(there.appKey(), there.secretKey(), there.account()), tokensSent().stream())
        .toList();
  }

  /** No request leaves without one, but for those that ask for it. */
  private List<String> tokensSent() {
    return rig.server.requests().stream()
        .map(FakeRequest::headers)
        .filter(headers -> headers.containsKey("authorization"))
        .map(headers -> headers.get("authorization").substring("Bearer ".length()))
        .distinct()
        .toList();
  }

  @Override
  protected void letAllGoWrong(Path tokens) throws IOException {
    rig.server.next(KiwoomRig.TOKENS, 1, Trouble.UNREADABLE);
    rig.balance();
    rig.timeline.advance(Duration.ofMinutes(2));
    rig.loggedIn();
    for (Trouble trouble : Trouble.values()) {
      rig.timeline.advance(Duration.ofMinutes(2));
      rig.server.next(trouble);
      rig.submit(KiwoomRig.buy(1));
    }
    rig.timeline.advance(Duration.ofMinutes(2));
    rig.kiwoom.want(List.of(KiwoomHarness.SAMSUNG));
    rig.streaming();
    String notice = StreamFrames.read("real-00-2-partial-fill");
    rig.server.rawFrame(notice.replace(values(notice, "9201"), rig.server.settings().account()));
    rig.server.rawFrame(
        "{\"trnm\":\"REAL\",\"data\":[{\"type\":\"00\",\"values\":{\"9201\":\"1234567890\"");
    rig.server.rawFrame(StreamFrames.with(notice, Map.of(911, "x", 9201, "1234567890")));
    rig.server.forgetToken();
    rig.server.cutStream();
    rig.awaitSaid("up", 2);
    String last = tokensSent().get(0);
    try (var files = Files.list(tokens)) {
      Files.writeString(files.findFirst().orElseThrow(), "{\"token\":\"" + last);
    }
  }

  private static String values(String frame, String fid) {
    return StreamFrames.tree(frame).at("/data/0/values/" + fid).asText();
  }

  @Override
  protected List<Object> values() {
    String token = tokensSent().get(0);
    KiwoomAnswer answer =
        new KiwoomAnswer(
            200,
            false,
            "",
            FakeJson.of("token", token, "acnt_no", rig.server.settings().account()));
    return List.of(
        rig.settings,
        new AccessToken(token, Instant.EPOCH),
        answer,
        new Outcome.Answered<>(answer),
        new KiwoomRest.Question(Api.BUY, Map.of("token", token), Urgency.ORDER));
  }
}
