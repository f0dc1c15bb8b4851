package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.Outcome;
import io.maemae.broker.Timeline;
import io.maemae.market.MarketTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one key: kept, reused, and asked for anew by one request at a time and never
 * twice within a minute, whoever needs it and however often the program starts.
 *
 * <p>Source: KIS Developers, 접근토큰발급(P): valid for 24 hours, the same one within six hours of its
 * issue, one a minute (EGW00133). Owned by the timeline's thread.
 */
final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final int REVOKED = 200;
  private static final Duration APART = Duration.ofSeconds(61);

  /** A token renewed before a market day lasts until its evening. */
  private static final Duration DAY = Duration.ofHours(14);

  /** Longer than any token lives; a number above it is none of seconds. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final KisSettings settings;
  private final KisHttp http;
  private final TokenFile file;
  private final Timeline timeline;
  private final InstantSource machineTime;
  private final Consumer<String> onRefused;
  private final Consumer<String> onUnanswered;
  private final List<Waiting> waiting = new ArrayList<>();
  private Optional<AccessToken> token = Optional.empty();
  private Instant askedAt = Instant.EPOCH;
  private boolean asking;
  private boolean planned;
  private boolean loaded;
  private String lastRefusal = "";

  private record Waiting(Consumer<AccessToken> ready, Consumer<String> failed) {}

  /**
   * Asks for nothing before the first {@link #get}.
   *
   * @param onRefused is told, once for each new reason, why the server gives no token
   * @param onUnanswered is told, likewise, why the server has not said whether it does
   */
  Tokens(
      KisSettings settings,
      KisHttp http,
      TokenFile file,
      Timeline timeline,
      InstantSource machineTime,
      Consumer<String> onRefused,
      Consumer<String> onUnanswered) {
    this.settings = settings;
    this.http = http;
    this.file = file;
    this.timeline = timeline;
    this.machineTime = machineTime;
    this.onRefused = onRefused;
    this.onUnanswered = onUnanswered;
  }

  /**
   * The token that opens the server now, or a new one.
   *
   * @param ready perhaps called at once
   * @param failed is told why there is none; asking again is for the caller
   */
  void get(Consumer<AccessToken> ready, Consumer<String> failed) {
    load();
    Optional<AccessToken> good = token.filter(t -> t.isGood(machineTime.instant()));
    if (good.isPresent()) {
      ready.accept(good.get());
    } else {
      waiting.add(new Waiting(ready, failed));
      ask();
    }
  }

  /** The token, if it is good, without asking for another. */
  Optional<AccessToken> present() {
    load();
    return token.filter(t -> t.isGood(machineTime.instant()));
  }

  private void load() {
    if (!loaded) {
      loaded = true;
      TokenFile.Kept kept = file.read();
      token = kept.token();
      askedAt = kept.askedAt();
    }
  }

  /** The server says that it does not take the token. */
  void invalid(AccessToken refused) {
    if (token.filter(refused::equals).isPresent()) {
      LOG.warn("kis.token-invalid account={} expires={}", settings.name(), refused.expires());
      token = Optional.empty();
      file.write(new TokenFile.Kept(token, askedAt));
      ask();
    }
  }

  /** A market day is about to begin: the token has to last for it. */
  void renew() {
    load();
    Instant evening = machineTime.instant().plus(DAY);
    if (token.filter(t -> t.isGood(evening)).isEmpty()) {
      ask();
    }
  }

  private void ask() {
    if (asking || planned) {
      return;
    }
    Instant now = machineTime.instant();
    if (askedAt.isAfter(now)) {
      askedAt = now; // the clock was set back, and nobody is to wait for the time it came from
    }
    Duration wait = Duration.between(now, askedAt.plus(APART));
    if (wait.isNegative() || wait.isZero()) {
      issue();
    } else {
      planned = true;
      timeline.at(
          timeline.now().plus(wait),
          () -> {
            planned = false;
            issue();
          });
    }
  }

  private void issue() {
    asking = true;
    Instant askedBefore = askedAt;
    askedAt = machineTime.instant();
    file.write(new TokenFile.Kept(token, askedAt));
    http.post(
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
        outcome -> timeline.at(timeline.now(), () -> issued(outcome, askedBefore)));
  }

  private void issued(Outcome<KisAnswer> outcome, Instant askedBefore) {
    asking = false;
    if (outcome instanceof Outcome.NotSent<KisAnswer>) {
      askedAt = askedBefore; // the server has not heard of it
    }
    Optional<AccessToken> fresh = fresh(outcome);
    List<Waiting> served = List.copyOf(waiting);
    waiting.clear();
    if (fresh.isPresent()) {
      token = fresh;
      lastRefusal = "";
      file.write(new TokenFile.Kept(token, askedAt));
      LOG.info("kis.token-issued account={} expires={}", settings.name(), fresh.get().expires());
      served.forEach(w -> w.ready().accept(fresh.get()));
    } else {
      String why = outcome.words();
      LOG.warn("kis.no-token account={} why=\"{}\"", settings.name(), why);
      if (!why.equals(lastRefusal)) {
        lastRefusal = why;
        (outcome instanceof Outcome.Answered<KisAnswer> ? onRefused : onUnanswered).accept(why);
      }
      served.forEach(w -> w.failed().accept(why));
    }
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

  /**
   * Gives the token back, so that nobody can use it any more.
   *
   * @param answer is told what the server said; empty if there was nothing to give back
   */
  void revoke(Consumer<Optional<Kis.Revoked>> answer) {
    load();
    if (token.isEmpty()) {
      answer.accept(Optional.empty());
      return;
    }
    AccessToken given = token.get();
    token = Optional.empty();
    file.write(new TokenFile.Kept(token, askedAt));
    http.post(
        "/oauth2/revokeP",
        Map.of(
            "appkey",
            settings.appKey().reveal(),
            "appsecret",
            settings.appSecret().reveal(),
            "token",
            given.value()),
        Map.of(),
        settings.readDeadline(),
        outcome -> timeline.at(timeline.now(), () -> answer.accept(Optional.of(revoked(outcome)))));
  }

  /** This answer alone says what it has to in fields of its own. */
  private static Kis.Revoked revoked(Outcome<KisAnswer> outcome) {
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
      return new Kis.Revoked(false, outcome.words());
    }
    JsonNode body = answered.answer().body();
    String words = body.hasNonNull("message") ? body.path("message").asText() : outcome.words();
    return new Kis.Revoked(body.path("code").asInt() == REVOKED, words);
  }
}
