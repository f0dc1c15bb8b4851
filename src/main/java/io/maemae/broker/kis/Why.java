package io.maemae.broker.kis;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why something was not done where the broker has no words for it: {@code reason:key detail}, as
 * the catalogue of texts has it in the person's language. The detail is for the log, unless the
 * text has a place for it.
 */
final class Why {
  static final String CHANGED = "reason:answer.changed";
  static final String ENDING = "reason:net.ending";
  static final String ENDLESS = "reason:answer.endless";
  static final String LATE = "reason:order.late";
  static final String NO_SUCH_KIND = "reason:order.kind";
  static final String NOT_REGISTERED = "reason:stream.not-registered";
  static final String TODAY_ONLY = "reason:history.today-only";

  private static final Logger LOG = LoggerFactory.getLogger(Why.class);

  private Why() {}

  /** What became of a connection, or of a request on it. */
  static String of(Throwable failure) {
    return network(failure) + detail(failure);
  }

  private static String network(Throwable failure) {
    if (failure instanceof UnknownHostException) {
      return "reason:net.no-host ";
    } else if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "reason:net.unreached ";
    } else if (failure instanceof InterruptedIOException) {
      return "reason:net.timeout ";
    } else if (failure instanceof SSLException) {
      return "reason:net.tls ";
    }
    return failure instanceof IOException ? "reason:net.cut " : "reason:internal ";
  }

  private static String detail(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  /** The server answered with something that is no answer. */
  static String http(int status) {
    return "reason:net.http " + status;
  }

  /** An answer has something that cannot be, or lacks what must be there. */
  static String unreadable(Exception e) {
    LOG.warn("kis.answer-unreadable why=\"{}\"", e.getMessage());
    return "reason:answer.unreadable " + e.getMessage();
  }

  /** Nothing came on the stream for so long. */
  static String silent(long seconds) {
    return "reason:stream.silent " + seconds;
  }

  /** The stream was not opened in so long. */
  static String notOpened(long seconds) {
    return "reason:stream.not-opened " + seconds;
  }

  /** The server ended the stream, with its own code and words. */
  static String closed(int code, String words) {
    return "reason:stream.closed " + (code + " " + words).strip();
  }

  /** A notice was not encrypted, or cannot be read. */
  static String notice(String detail) {
    return "reason:stream.notice " + detail;
  }
}
