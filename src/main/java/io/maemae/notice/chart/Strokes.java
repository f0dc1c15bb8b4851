package io.maemae.notice.chart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shapes that a pen draws, as {@code chart/letters.txt} describes them. */
final class Strokes {
  private Strokes() {}

  /** The lines of a resource beside that file, without its remarks. */
  static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Strokes.class.getClassLoader().getResourceAsStream("chart/" + name),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("//")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads strokes. */
  static Path2D path(String strokes) {
    Path2D path = new Path2D.Double();
    for (String stroke : strokes.split(";")) {
      boolean first = true;
      for (String point : stroke.strip().split(" ")) {
        String[] parts = point.split("~");
        double[] to = pair(parts[parts.length - 1]);
        if (first) {
          path.moveTo(to[0], to[1]);
        } else if (parts.length == 1) {
          path.lineTo(to[0], to[1]);
        } else {
          double[] bend = pair(parts[0]);
          path.quadTo(bend[0], bend[1], to[0], to[1]);
        }
        first = false;
      }
    }
    return path;
  }

  private static double[] pair(String point) {
    String[] parts = point.split(",");
    return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
  }

  /** A shape of the unit square, in a box. */
  static Path2D in(Path2D shape, double x, double y, double width, double height) {
    Path2D placed = new Path2D.Double(shape);
    placed.transform(new AffineTransform(width, 0, 0, height, x, y));
    return placed;
  }
}
