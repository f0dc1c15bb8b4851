package io.maemae.telegram;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, without what Telegram puts into it: {@code /price@our_bot} where bots share
 * a chat, and {@code /start}, which its button sends when a chat is opened.
 *
 * @param opens whether the person opens the chat
 */
record ChatText(String line, boolean opens) {
  private static final Pattern NAMED = Pattern.compile("(/[^\\s@]+)@\\S*");
  private static final Pattern START = Pattern.compile("/start(\\s.*)?", Pattern.DOTALL);

  static ChatText of(String typed) {
    Matcher named = NAMED.matcher(typed);
    String line = named.lookingAt() ? named.group(1) + typed.substring(named.end()) : typed;
    return START.matcher(line).matches() ? new ChatText("/help", true) : new ChatText(line, false);
  }
}
