package io.maemae.broker.kiwoom;

import io.maemae.config.AccountSettings;
import io.maemae.config.BrokerKind;
import io.maemae.config.Secret;
import io.maemae.config.TradingEnvironment;
import io.maemae.market.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One account at Kiwoom: its key opens it, and no call names it.
 *
 * @param name our name of the account
 * @param venue whose market data is heard
 * @param interval the least time between two requests of one kind, if it is not the usual one
 * @param orderDeadline how long the answer to an order is waited for
 * @param readDeadline how long the answer to a read is waited for
 */
public record KiwoomSettings(
    String name,
    KiwoomEnvironment environment,
    Secret appKey,
    Secret secretKey,
    Venue venue,
    URI rest,
    URI stream,
    Optional<Duration> interval,
    Duration orderDeadline,
    Duration readDeadline) {
  /** What is configured of an account there. */
  public static final BrokerKind KIND =
      new BrokerKind("kiwoom", "Kiwoom", BrokerKind.Needs.KEYS, true);

  private static final Duration ORDER_DEADLINE = Duration.ofSeconds(5);
  private static final Duration READ_DEADLINE = Duration.ofSeconds(10);

  /** As configured. */
  public static KiwoomSettings of(AccountSettings account) {
    KiwoomEnvironment environment =
        account.environment() == TradingEnvironment.LIVE
            ? KiwoomEnvironment.LIVE
            : KiwoomEnvironment.PAPER;
    return new KiwoomSettings(
        account.name(),
        environment,
        trimmed(account.appKey()),
        trimmed(account.appSecret()),
        account.venue(),
        account.restUrl().orElse(environment.rest()),
        account.websocketUrl().map(KiwoomSettings::withPath).orElse(environment.stream()),
        account.requestInterval(),
        ORDER_DEADLINE,
        READ_DEADLINE);
  }

  /** A key read from a file often has a line feed behind it, and is refused for it. */
  private static Secret trimmed(Optional<Secret> secret) {
    return new Secret(secret.orElseThrow().reveal().strip());
  }

  private static URI withPath(URI url) {
    boolean bare = url.getRawPath() == null || url.getRawPath().length() < 2;
    return bare ? url.resolve(KiwoomEnvironment.STREAM_PATH) : url;
  }
}
