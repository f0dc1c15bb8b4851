package io.maemae.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The misbehaviour that is due, in order. Every method is called under the monitor. */
final class FakeScript {
  private final List<Line> lines = new ArrayList<>();
  private int scene;

  private static final class Line {
    private final String method;
    private final Misbehaviour what;
    private int times;

    private Line(String method, int times, Misbehaviour what) {
      this.method = method;
      this.times = times;
      this.what = what;
    }
  }

  void add(String method, int times, Misbehaviour what) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be positive, was " + times);
    }
    lines.add(new Line(method, times, what));
  }

  static boolean matches(String pattern, String method) {
    return pattern.equals("*") || pattern.equalsIgnoreCase(method);
  }

  /** What a call meets, and the scene in which it does. */
  record Due(Optional<Misbehaviour> what, int scene) {}

  Due next(String method) {
    return new Due(find(method), scene);
  }

  private Optional<Misbehaviour> find(String method) {
    for (Line line : lines) {
      if (matches(line.method, method)) {
        if (--line.times == 0) {
          lines.remove(line);
        }
        return Optional.of(line.what);
      }
    }
    return Optional.empty();
  }

  /** Ends what hangs or is delayed. */
  void endScene() {
    scene++;
  }

  int scene() {
    return scene;
  }

  void clear() {
    lines.clear();
    endScene();
  }
}
