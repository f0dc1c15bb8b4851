package io.maemae.broker.kis;

import io.maemae.broker.KeyPrint;
import io.maemae.config.AccountSettings;
import io.maemae.config.BrokerKind;
import io.maemae.config.Secret;
import io.maemae.config.TradingEnvironment;
import io.maemae.market.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One account at KIS, with the key that opens it.
 *
 * @param name our name of the account
 * @param customer the first eight digits of the account number (CANO, 종합계좌번호)
 * @param product the last two digits of it (ACNT_PRDT_CD, 계좌상품코드)
 * @param htsId the customer's login, under which fill notices come
 * @param venue whose market data is heard
 * @param interval the least time between two requests with the key
 * @param orderDeadline how long the answer to an order is waited for
 * @param readDeadline how long the answer to a read is waited for
 */
public record KisSettings(
    String name,
    KisEnvironment environment,
    Secret appKey,
    Secret appSecret,
    Secret customer,
    String product,
    String htsId,
    Venue venue,
    URI rest,
    URI stream,
    Duration interval,
    Duration orderDeadline,
    Duration readDeadline) {
  /** What is configured of an account there. */
  public static final BrokerKind KIND =
      new BrokerKind("kis", "KIS", BrokerKind.Needs.KEYS_AND_OWNER, false);

  private static final Duration ORDER_DEADLINE = Duration.ofSeconds(5);
  private static final Duration READ_DEADLINE = Duration.ofSeconds(10);
  private static final String STREAM_PATH = "/tryitout";
  private static final URI MASTERS =
      URI.create("https://new.real.download.dws.co.kr/common/master/");
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]", Pattern.CASE_INSENSITIVE);

  /** As configured. */
  public static KisSettings of(AccountSettings account) {
    KisEnvironment environment =
        account.environment() == TradingEnvironment.LIVE
            ? KisEnvironment.LIVE
            : KisEnvironment.PAPER;
    String number = account.accountNumber().orElseThrow().reveal();
    return new KisSettings(
        account.name(),
        environment,
        trimmed(account.appKey()),
        trimmed(account.appSecret()),
        new Secret(number.substring(0, 8)),
        number.substring(9),
        account.htsId().orElseThrow(),
        account.venue(),
        account.restUrl().orElse(environment.rest()),
        account.websocketUrl().map(KisSettings::withPath).orElse(environment.stream()),
        account.requestInterval().orElse(environment.interval()),
        ORDER_DEADLINE,
        READ_DEADLINE);
  }

  /** A key read from a file often has a line feed behind it, and is refused for it. */
  private static Secret trimmed(Optional<Secret> secret) {
    return new Secret(secret.orElseThrow().reveal().strip());
  }

  private static URI withPath(URI url) {
    boolean bare = url.getRawPath() == null || url.getRawPath().length() < 2;
    return bare ? url.resolve(STREAM_PATH) : url;
  }

  /**
   * Where the lists of instruments are, ending in a slash: at a host of their own, which is not
   * configured; if REST is on this machine, they are there too.
   *
   * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api, stocks_info,
   * read 2026-07: plain https, no key.
   */
  URI masters() {
    return THIS_MACHINE.matcher(String.valueOf(rest.getHost())).matches()
        ? URI.create(rest.toString().replaceAll("/+$", "") + MASTERS.getPath())
        : MASTERS;
  }

  /** What requests are counted against: the key, not the account. */
  String quota() {
    return "kis " + KeyPrint.of(appKey);
  }

  /** The account as notices name it. */
  boolean isAccount(String number) {
    return number.equals(customer.reveal() + product);
  }
}
