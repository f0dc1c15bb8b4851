package io.maemae.broker.kiwoom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code in the words of an answer, and who speaks by it. Three layouts have to be told apart:
 * {@code ...[8005:...]} of the gateway over REST, {@code ...[CODE=8005, MESSAGE=...]} of the
 * gateway on the stream, and {@code [2000](855056:...)} of the host behind it, which keeps orders
 * and accounts.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, errors.py and ws_client.py
 * (372a17f); layout of the host as users of the service report it.
 *
 * @param text four digits of the gateway; digits or letters of the host
 */
record ErrorCode(Speaker speaker, String text) {
  /** Who gave a code. */
  enum Speaker {
    /** What checks requests before they get to the host. */
    GATEWAY,
    /** What keeps orders and accounts. */
    HOST
  }

  private static final Pattern OF_HOST =
      Pattern.compile("\\[2000]\\(([0-9A-Za-z]+):(.*)\\)", Pattern.DOTALL);

  private static final Pattern OF_GATEWAY =
      Pattern.compile("\\[(?:CODE=(\\d{4}), *MESSAGE=|(\\d{4}):)");

  private static final Pattern BARE = Pattern.compile("\\d{4}");

  /** The code in words over REST or on the stream; empty if there is none, or several. */
  static Optional<ErrorCode> of(String words) {
    List<ErrorCode> codes = all(words.strip());
    return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
  }

  /**
   * The code of an answer: in its words, or, some answers say it so, in place of {@code
   * return_code}; empty if there is none, or they differ.
   */
  static Optional<ErrorCode> of(KiwoomAnswer answer) {
    List<ErrorCode> codes = all(answer.words());
    if (BARE.matcher(answer.code()).matches()) {
      ErrorCode bare = new ErrorCode(Speaker.GATEWAY, answer.code());
      if (!codes.contains(bare)) {
        codes.add(bare);
      }
    }
    return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
  }

  private static List<ErrorCode> all(String words) {
    List<ErrorCode> codes = new ArrayList<>();
    Matcher host = OF_HOST.matcher(words);
    if (host.matches()) {
      codes.add(new ErrorCode(Speaker.HOST, host.group(1)));
    }
    Matcher gateway = OF_GATEWAY.matcher(words);
    while (gateway.find()) {
      String text = gateway.group(1) == null ? gateway.group(2) : gateway.group(1);
      codes.add(new ErrorCode(Speaker.GATEWAY, text));
    }
    return codes;
  }
}
