package io.maemae.broker.kiwoom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests are allowed, as the refusal of one too many tells it: {@code [1700:... 유량=1,
 * API ID=ka10080]}.
 *
 * <p>Source: official specification 451f89c, table of errors, 1700; the wording as users of the
 * service report it.
 *
 * @param perSecond requests in a second, positive
 * @param api the api-id it is about; empty if the words name none
 */
record Flow(int perSecond, Optional<String> api) {
  private static final Pattern NUMBER = Pattern.compile("유량 *= *(\\d{1,4})(?!\\d)");
  private static final Pattern API = Pattern.compile("API ID *= *([0-9A-Za-z]+)");

  /** The flow that words name; empty if they name none, or none at all is allowed. */
  static Optional<Flow> in(String words) {
    Matcher number = NUMBER.matcher(words);
    if (!number.find() || Integer.parseInt(number.group(1)) == 0) {
      return Optional.empty();
    }
    Matcher api = API.matcher(words);
    return Optional.of(
        new Flow(
            Integer.parseInt(number.group(1)),
            api.find() ? Optional.of(api.group(1)) : Optional.empty()));
  }
}
