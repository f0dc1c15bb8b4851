package io.maemae.broker;

import java.util.regex.Pattern;

/** Names that a broker tells. */
public final class Names {
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Co}\\x{FFFD}]");

  private Names() {}

  /** Whether it has only characters that can be shown to a person: what does not was damaged. */
  public static boolean isShowable(String name) {
    return !UNSHOWABLE.matcher(name).find();
  }
}
