package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessToken;
import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The access token (접근토큰) on the wire: asked for, told and given back.
 *
 * <p>Source: official specification 451f89c, apis au10001 and au10002; official repository, auth.py
 * (439395b): {@code expires_dt} is a time in Seoul, and no life is promised.
 */
final class TokenCodec {
  /** Where a token is asked for. */
  static final String ISSUE = "/oauth2/token";

  /** Where a token is given back. */
  static final String REVOKE = "/oauth2/revoke";

  /** Longer than any token lives. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final KiwoomSettings settings;

  /** Of one key. */
  TokenCodec(KiwoomSettings settings) {
    this.settings = settings;
  }

  /** The body that asks for a token. */
  Map<String, String> issue() {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", "client_credentials");
    body.put("appkey", settings.appKey().reveal());
    body.put("secretkey", settings.secretKey().reveal());
    return body;
  }

  /** The body that gives a token back. */
  Map<String, String> revoke(String token) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("appkey", settings.appKey().reveal());
    body.put("secretkey", settings.secretKey().reveal());
    body.put("token", token);
    return body;
  }

  /**
   * The token that a successful answer tells.
   *
   * @param now by the machine's clock
   * @throws ProtocolException if it could not be sent in a header, has ended already, which is a
   *     clock that is wrong here or there, or would never end; the message does not hold it
   */
  AccessToken issued(KiwoomAnswer answer, Instant now) throws ProtocolException {
    String value = answer.fields().word("token");
    Instant expires = end(answer.fields().word("expires_dt"));
    if (!expires.isAfter(now)) {
      throw new ProtocolException("expires_dt has passed: " + expires + ", the clock says " + now);
    }
    if (expires.isAfter(now.plus(LONGEST_LIFE))) {
      throw new ProtocolException("expires_dt is too far: " + expires);
    }
    return AccessToken.of(value, expires)
        .orElseThrow(() -> new ProtocolException("token cannot be sent in a header"));
  }

  private static Instant end(String text) throws ProtocolException {
    try {
      LocalDateTime end = LocalDateTime.parse(text, END);
      return MarketTime.instant(end.toLocalDate(), end.toLocalTime());
    } catch (DateTimeException e) {
      throw new ProtocolException("expires_dt is no time: '" + text + "'", e);
    }
  }
}
