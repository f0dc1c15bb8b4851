package io.maemae.broker.kis;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Says in the log what is new or wrong with the frames of a stream, over all of its connections:
 * the first of each kind, so that a server that changed something does not fill the disk. Any
 * thread.
 */
final class FrameLog {
  /** What follows are values, which differ from frame to frame. */
  private static final Pattern VALUES = Pattern.compile("['(].*", Pattern.DOTALL);

  private final String account;
  private final Consumer<String> log;
  private final Set<Feed> layouts = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> unreadable = new ConcurrentHashMap<>();

  /** For the stream of an account. */
  FrameLog(String account, Consumer<String> log) {
    this.account = account;
    this.log = log;
  }

  /** A codec for a new connection, whose reports come here. */
  StreamCodec codec() {
    return new StreamCodec(
        what -> log.accept("kis.stream-new-layout account=" + account + " " + what), layouts);
  }

  /** A frame could not be read: told of each cause at its first, tenth, hundredth frame. */
  void unreadable(String why) {
    int count = unreadable.merge(VALUES.matcher(why).replaceFirst(""), 1, Integer::sum);
    if (isPowerOfTen(count)) {
      log.accept(
          "kis.frame-unreadable account=" + account + " count=" + count + " why=\"" + why + "\"");
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
