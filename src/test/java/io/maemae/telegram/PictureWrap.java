package io.maemae.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Breaks text into lines: at line breaks and at blanks, which go at the break, and inside a word
 * only if a whole line is too short for it.
 */
final class PictureWrap {
  private static final Pattern WORD_EDGE = Pattern.compile("(?<= )(?! )|(?<! )(?= )");

  private final double width;
  private final ToDoubleFunction<PictureRun> measure;
  private final List<List<PictureRun>> lines = new ArrayList<>();
  private List<PictureRun> line = new ArrayList<>();
  private double used;

  private PictureWrap(double width, ToDoubleFunction<PictureRun> measure) {
    this.width = width;
    this.measure = measure;
  }

  /** The lines of a text; a blank line has no runs. */
  static List<List<PictureRun>> lines(
      List<PictureRun> text, double width, ToDoubleFunction<PictureRun> measure) {
    PictureWrap wrap = new PictureWrap(width, measure);
    paragraphs(text).forEach(wrap::paragraph);
    return List.copyOf(wrap.lines);
  }

  /** The lines as they are written. */
  static List<List<PictureRun>> paragraphs(List<PictureRun> text) {
    List<List<PictureRun>> paragraphs = new ArrayList<>();
    paragraphs.add(new ArrayList<>());
    for (PictureRun run : text) {
      String[] pieces = run.text().split("\n", -1);
      for (int i = 0; i < pieces.length; i++) {
        if (i > 0) {
          paragraphs.add(new ArrayList<>());
        }
        if (!pieces[i].isEmpty()) {
          run.with(pieces[i]).appendTo(paragraphs.get(paragraphs.size() - 1));
        }
      }
    }
    return paragraphs;
  }

  private void paragraph(List<PictureRun> paragraph) {
    List<PictureRun> blanks = new ArrayList<>();
    for (List<PictureRun> word : words(paragraph)) {
      if (isBlank(word)) {
        blanks.addAll(word);
        continue;
      }
      if (used + width(blanks) + width(word) <= width) {
        blanks.forEach(this::append);
        word.forEach(this::append);
      } else {
        if (!line.isEmpty()) {
          endLine();
        }
        if (width(word) <= width) {
          word.forEach(this::append);
        } else {
          word.forEach(this::appendLetters);
        }
      }
      blanks.clear();
    }
    endLine();
  }

  private static List<List<PictureRun>> words(List<PictureRun> paragraph) {
    List<List<PictureRun>> words = new ArrayList<>();
    for (PictureRun run : paragraph) {
      for (String piece : WORD_EDGE.split(run.text())) {
        boolean joins = !words.isEmpty() && isBlank(words.get(words.size() - 1)) == piece.isBlank();
        if (!joins) {
          words.add(new ArrayList<>());
        }
        words.get(words.size() - 1).add(run.with(piece));
      }
    }
    return words;
  }

  private static boolean isBlank(List<PictureRun> word) {
    return word.get(0).text().isBlank();
  }

  private void appendLetters(PictureRun run) {
    run.text()
        .codePoints()
        .mapToObj(letter -> run.with(Character.toString(letter)))
        .forEach(
            letter -> {
              if (!line.isEmpty() && used + measure.applyAsDouble(letter) > width) {
                endLine();
              }
              append(letter);
            });
  }

  private void append(PictureRun run) {
    run.appendTo(line);
    used += measure.applyAsDouble(run);
  }

  private void endLine() {
    lines.add(List.copyOf(line));
    line = new ArrayList<>();
    used = 0;
  }

  private double width(List<PictureRun> runs) {
    return runs.stream().mapToDouble(measure).sum();
  }
}
