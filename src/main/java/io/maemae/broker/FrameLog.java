package io.maemae.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Says in the log what is new or wrong with the frames of a stream, over all of its connections:
 * the first of each kind, so that a server that changed something does not fill the disk. Any
 * thread.
 */
public final class FrameLog {
  /** What follows are values, which differ from frame to frame. */
  private static final Pattern VALUES = Pattern.compile("['(].*", Pattern.DOTALL);

  private final String account;
  private final Consumer<String> log;
  private final Map<String, Integer> unreadable = new ConcurrentHashMap<>();

  /** For the stream of an account, by our name of it. */
  public FrameLog(String account, Consumer<String> log) {
    this.account = account;
    this.log = log;
  }

  /** Something came in a form that nobody has written down. */
  public void newLayout(String what) {
    log.accept("broker.stream-new-layout account=" + account + " " + what);
  }

  /** A frame could not be read: told of each cause at its first, tenth, hundredth frame. */
  public void unreadable(String why) {
    int count = unreadable.merge(VALUES.matcher(why).replaceFirst(""), 1, Integer::sum);
    if (isPowerOfTen(count)) {
      log.accept(
          "broker.frame-unreadable account="
              + account
              + " count="
              + count
              + " why=\""
              + why
              + "\"");
    }
  }

  private static boolean isPowerOfTen(int count) {
    int rest = count;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }
}
