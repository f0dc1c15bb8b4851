package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.AccessToken;
import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Outcome;
import io.maemae.market.MarketTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks KIS for access tokens (접근토큰발급(P)) and gives them back (접근토큰폐기(P)).
 *
 * <p>Source: KIS Developers, sheets of those names: valid for 24 hours, the same one within six
 * hours of its issue, one a minute (EGW00133).
 */
final class KisTokens implements AccessTokens.Issuer {
  private static final int REVOKED = 200;

  /** Longer than any token lives; a number above it is none of seconds. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final KisSettings settings;
  private final BrokerServer<KisAnswer> server;
  private final InstantSource machineTime;

  KisTokens(KisSettings settings, BrokerServer<KisAnswer> server, InstantSource machineTime) {
    this.settings = settings;
    this.server = server;
    this.machineTime = machineTime;
  }

  @Override
  public void issue(Consumer<AccessTokens.Issued> answer) {
    server.postAlone(
        "/oauth2/tokenP",
        Map.of(
            "grant_type",
            "client_credentials",
            "appkey",
            settings.appKey().reveal(),
            "appsecret",
            settings.appSecret().reveal()),
        Map.of(),
        settings.readDeadline(),
        outcome -> answer.accept(new AccessTokens.Issued(fresh(outcome), outcome)));
  }

  private Optional<AccessToken> fresh(Outcome<KisAnswer> outcome) {
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
      return Optional.empty();
    }
    JsonNode body = answered.answer().body();
    long seconds = body.path("expires_in").asLong();
    if (seconds <= 0 || seconds > LONGEST_LIFE.toSeconds()) {
      return Optional.empty();
    }
    Instant now = machineTime.instant();
    Optional<AccessToken> counted =
        AccessToken.of(body.path("access_token").asText(), now.plusSeconds(seconds));
    // By a clock that is wrong it may seem to have ended already: then the seconds are right.
    return counted.flatMap(
        token ->
            toldEnd(body)
                .filter(end -> end.isBefore(token.expires()))
                .map(end -> new AccessToken(token.value(), end))
                .filter(earlier -> earlier.isGood(now))
                .or(() -> counted));
  }

  /**
   * The end as a time of day in Seoul: of a token that was issued before it is the nearer truth, if
   * the number of seconds is that of a new one.
   */
  private static Optional<Instant> toldEnd(JsonNode body) {
    try {
      LocalDateTime end =
          LocalDateTime.parse(body.path("access_token_token_expired").asText(), END);
      return Optional.of(MarketTime.instant(end.toLocalDate(), end.toLocalTime()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public void revoke(AccessToken token, Consumer<AccessTokens.Revoked> answer) {
    server.postAlone(
        "/oauth2/revokeP",
        Map.of(
            "appkey",
            settings.appKey().reveal(),
            "appsecret",
            settings.appSecret().reveal(),
            "token",
            token.value()),
        Map.of(),
        settings.readDeadline(),
        outcome -> answer.accept(revoked(outcome)));
  }

  /** This answer alone says what it has to in fields of its own. */
  private static AccessTokens.Revoked revoked(Outcome<KisAnswer> outcome) {
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
      return new AccessTokens.Revoked(false, outcome.words());
    }
    JsonNode body = answered.answer().body();
    String words = body.hasNonNull("message") ? body.path("message").asText() : outcome.words();
    return new AccessTokens.Revoked(body.path("code").asInt() == REVOKED, words);
  }
}
