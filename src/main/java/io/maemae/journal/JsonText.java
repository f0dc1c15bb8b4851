package io.maemae.journal;

/** A line of JSON in the making. Not thread-safe. */
final class JsonText {
  /** A book of ten levels is about as long. */
  private static final int USUAL = 512;

  /** Several copies of it are in memory while it is written: no reason to run out of that. */
  private static final int MOST = 4_000_000;

  private static final int FIRST_PLAIN = 0x20;

  private final StringBuilder text = new StringBuilder(USUAL);
  private final Mask mask;

  JsonText(Mask mask) {
    this.mask = mask;
  }

  JsonText raw(char c) {
    text.append(c);
    return this;
  }

  JsonText raw(String json) {
    text.append(json);
    return this;
  }

  JsonText number(long number) {
    requireRoom(0);
    text.append(number);
    return this;
  }

  private void requireRoom(int length) {
    if (text.length() + length > MOST) {
      throw new UnknownShapeException("longer than " + MOST + " characters");
    }
  }

  /**
   * A text in quotation marks; it never holds a tab or a line's end.
   *
   * @throws UnknownShapeException if there is too much of it
   */
  JsonText quoted(String plain) {
    requireRoom(plain.length());
    String shown = mask.masked(plain);
    text.append('"');
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < FIRST_PLAIN || Character.isSurrogate(c)) {
        text.append("\\u").append(Character.forDigit(c >> 12, 16));
        text.append(Character.forDigit(c >> 8 & 0xf, 16));
        text.append(Character.forDigit(c >> 4 & 0xf, 16));
        text.append(Character.forDigit(c & 0xf, 16));
      } else {
        text.append(c);
      }
    }
    text.append('"');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
