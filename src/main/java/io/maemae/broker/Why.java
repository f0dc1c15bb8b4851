package io.maemae.broker;

import io.maemae.market.Quantity;
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
public final class Why {
  /** The data changed between two pages, again and again. */
  public static final String CHANGED = "reason:answer.changed";

  /** The program ends. */
  public static final String ENDING = "reason:net.ending";

  /** The pages do not end. */
  public static final String ENDLESS = "reason:answer.endless";

  /** It could not leave in time. */
  public static final String LATE = "reason:order.late";

  /** The broker has no such kind of order. */
  public static final String NO_SUCH_KIND = "reason:order.kind";

  /** The branch that numbered the order, which a change must name, is not known yet. */
  public static final String NO_BRANCH = "reason:order.no-branch";

  /** The exchange refused the order; the broker does not say why. */
  public static final String REFUSED = "reason:refused";

  /** The registration of notices was not answered. */
  public static final String NOT_REGISTERED = "reason:stream.not-registered";

  /** Bars of that day are not kept any more. */
  public static final String NOT_KEPT = "reason:history.not-kept";

  /** Only bars of today are kept. */
  public static final String TODAY_ONLY = "reason:history.today-only";

  /** Nobody answered in time. */
  public static final String NO_ANSWER = "reason:net.timeout";

  /** There is no stream at the moment. */
  public static final String STREAM_DOWN = "reason:stream.down";

  /** The person has made no condition of that name. */
  public static final String NO_CONDITION = "reason:condition.none";

  /** The person's conditions are not those of before. */
  public static final String CONDITIONS_CHANGED = "reason:condition.changed";

  /** The person has made several conditions of that name. */
  public static final String SEVERAL_CONDITIONS = "reason:condition.several";

  private static final Logger LOG = LoggerFactory.getLogger(Why.class);

  private Why() {}

  /** What became of a connection, or of a request on it. */
  public static String of(Throwable failure) {
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
  public static String http(int status) {
    return "reason:net.http " + status;
  }

  /** An answer has something that cannot be, or lacks what must be there. */
  public static String unreadable(Exception e) {
    LOG.warn("broker.answer-unreadable why=\"{}\"", e.getMessage());
    return "reason:answer.unreadable " + e.getMessage();
  }

  /** Nothing came on the stream for so long. */
  public static String silent(long seconds) {
    return "reason:stream.silent " + seconds;
  }

  /** The stream was not opened in so long. */
  public static String notOpened(long seconds) {
    return "reason:stream.not-opened " + seconds;
  }

  /** The server ended the stream, with its own code and words. */
  public static String closed(int code, String words) {
    return "reason:stream.closed " + (code + " " + words).strip();
  }

  /** The exchange refused the order, in words or a code of its own. */
  public static String refused(String words) {
    return words.isEmpty() ? REFUSED : "reason:refused.words " + words;
  }

  /**
   * The exchange refused shares of an order, and a list has no other words for it.
   *
   * @param kind the broker's name of the order's kind; may be empty
   */
  public static String refused(Quantity shares, String kind) {
    return "reason:refused.shares " + shares + " " + kind;
  }

  /** A notice was not encrypted, or cannot be read. */
  public static String notice(String detail) {
    return "reason:stream.notice " + detail;
  }
}
