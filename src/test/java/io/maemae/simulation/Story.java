package io.maemae.simulation;

import io.maemae.broker.Timeline;
import java.util.ArrayList;
import java.util.List;

/** All that happened, line by line: the same seed tells the same story. */
final class Story {
  private final Timeline timeline;
  private final List<String> lines = new ArrayList<>();

  Story(Timeline timeline) {
    this.timeline = timeline;
  }

  void tell(String what) {
    lines.add(timeline.now() + " " + what);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
