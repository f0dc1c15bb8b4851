package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessToken;
import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Outcome;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.Why;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks Kiwoom for access tokens (au10001) and gives them back (au10002). */
final class KiwoomTokens implements AccessTokens.Issuer {
  private final KiwoomSettings settings;
  private final BrokerServer<KiwoomAnswer> server;
  private final TokenCodec codec;
  private final InstantSource machineTime;

  KiwoomTokens(
      KiwoomSettings settings, BrokerServer<KiwoomAnswer> server, InstantSource machineTime) {
    this.settings = settings;
    this.server = server;
    this.codec = new TokenCodec(settings);
    this.machineTime = machineTime;
  }

  @Override
  public void issue(Consumer<AccessTokens.Issued> answer) {
    server.postAlone(
        TokenCodec.ISSUE,
        codec.issue(),
        Map.of(),
        settings.readDeadline(),
        outcome -> answer.accept(issued(outcome)));
  }

  private AccessTokens.Issued issued(Outcome<KiwoomAnswer> outcome) {
    if (!(outcome instanceof Outcome.Answered<KiwoomAnswer> answered)
        || !answered.answer().isSuccess()) {
      return new AccessTokens.Issued(Optional.empty(), outcome);
    }
    try {
      AccessToken token = codec.issued(answered.answer(), machineTime.instant());
      return new AccessTokens.Issued(Optional.of(token), outcome);
    } catch (ProtocolException e) {
      return new AccessTokens.Issued(
          Optional.empty(), new Outcome.Lost<KiwoomAnswer>(Why.unreadable(e)));
    }
  }

  @Override
  public void revoke(AccessToken token, Consumer<AccessTokens.Revoked> answer) {
    server.postAlone(
        TokenCodec.REVOKE,
        codec.revoke(token.value()),
        Map.of(),
        settings.readDeadline(),
        outcome -> answer.accept(revoked(outcome)));
  }

  private static AccessTokens.Revoked revoked(Outcome<KiwoomAnswer> outcome) {
    boolean done =
        outcome instanceof Outcome.Answered<KiwoomAnswer> answered && answered.answer().isSuccess();
    return new AccessTokens.Revoked(done, outcome.words());
  }
}
