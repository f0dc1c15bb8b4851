package io.maemae.simulation;

import io.maemae.broker.Timeline;
import java.time.Instant;

/** Time as one process has it: when it is killed, what it had planned happens no more. */
final class Life implements Timeline {
  private final Timeline timeline;
  private boolean over;

  Life(Timeline timeline) {
    this.timeline = timeline;
  }

  void kill() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  @Override
  public Instant now() {
    return timeline.now();
  }

  @Override
  public void at(Instant when, Runnable task) {
    timeline.at(
        when,
        () -> {
          if (!over) {
            task.run();
          }
        });
  }
}
