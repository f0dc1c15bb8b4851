package io.maemae.telegram;

import java.util.List;

/** Text of one look. */
record PictureRun(String text, Look look) {
  /** How letters look; {@code mono} goes on a grid of cells. */
  record Look(boolean bold, boolean italic, boolean mono, boolean link) {
    static final Look PLAIN = new Look(false, false, false, false);
    static final Look BOLD = new Look(true, false, false, false);
    static final Look MONO = new Look(false, false, true, false);
  }

  static PictureRun plain(String text) {
    return new PictureRun(text, Look.PLAIN);
  }

  PictureRun with(String other) {
    return new PictureRun(other, look);
  }

  /** Adds this to the end of a line, joined to a last run of the same look. */
  void appendTo(List<PictureRun> line) {
    int last = line.size() - 1;
    if (last >= 0 && line.get(last).look.equals(look)) {
      line.set(last, with(line.get(last).text + text));
    } else {
      line.add(this);
    }
  }
}
