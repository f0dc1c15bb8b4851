package io.maemae.broker.kiwoom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether something asked on the stream was done. The code that tells most may stand within the
 * words, as {@code [CODE=8005, MESSAGE=...]}; calls by HTTP write it in another way.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, ws_client.py (372a17f).
 *
 * @param code return_code; 0 is done
 * @param words return_msg, without the blanks around it
 */
record Reply(String code, String words) {
  private static final String DONE = "0";
  private static final Pattern WITHIN = Pattern.compile("\\[CODE=(\\d+), MESSAGE=");

  boolean isDone() {
    return code.equals(DONE);
  }

  /** The code within the words. */
  Optional<String> detail() {
    Matcher within = WITHIN.matcher(words);
    return within.find() ? Optional.of(within.group(1)) : Optional.empty();
  }

  /** Whether another token may help; there is no use in trying the same again. */
  boolean isTokenInvalid() {
    return !isDone() && ErrorTable.isOfToken(detail().orElse(code));
  }
}
