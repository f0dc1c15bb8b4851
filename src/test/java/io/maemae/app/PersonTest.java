package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody sits at the terminal, looks at what it shows, and types. */
final class PersonTest {
  private static final String TITLE = "[rehearsal 모의] 삼성전자 005930 매수 10주 시장가";
  private static final String FILLED = "매수 10주 시장가: 체결 10/10";

  @TempDir Path directory;

  private final Screen screen = new Screen();

  /** What is shown, for somebody who waits for it. */
  private static final class Screen extends ByteArrayOutputStream {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private int seen;

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
      super.write(bytes, from, count);
      notifyAll();
    }

    /** Waits until a text is shown below those awaited before. */
    synchronized void await(String text) throws IOException {
      long end = System.nanoTime() + LONGEST.toNanos();
      int at = toString(UTF_8).indexOf(text, seen);
      while (at < 0) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IOException("not shown: " + text);
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        at = toString(UTF_8).indexOf(text, seen);
      }
      seen = at + text.length();
    }
  }

  /** A line that is typed once a text is shown; none ends the input. */
  private record Step(String shown, String typed) {}

  private final class Person extends BufferedReader {
    private final Deque<Step> steps;
    private volatile String missed = "";

    Person(List<Step> steps) {
      super(Reader.nullReader());
      this.steps = new ArrayDeque<>(steps);
    }

    @Override
    public String readLine() throws IOException {
      Step step = steps.poll();
      if (step == null) {
        return null;
      }
      try {
        screen.await(step.shown());
      } catch (IOException e) {
        missed = step.shown();
        throw e;
      }
      return step.typed();
    }
  }

  @Test
  void anOrderIsShownConfirmedAndFilled() throws IOException {
    String shown =
        sit(
            "08:59:50",
            3000,
            List.of(
                new Step("정규장이 개장했습니다.", "/buy 005930 10"),
                new Step("[1] 확인  [2] 취소", "1"),
                new Step(FILLED, "/positions"),
                new Step("합계 평가금액", null)));

    List<String> preview =
        shown
            .substring(shown.indexOf(TITLE), shown.indexOf("[1] 확인"))
            .lines()
            .map(String::strip)
            .toList();
    long estimate = Books.amounts(preview.get(1)).get(0);
    long fee = Books.charge(estimate, Books.FEE);
    assertEquals(
        List.of(
            TITLE,
            "예상 금액 %s, 수수료 %s, 세금 0원".formatted(Books.won(estimate), Books.won(fee)),
            "주문 뒤 주문가능 %s (증거금으로 최대 910,136원이 묶입니다)"
                .formatted(Books.won(50_000_000 - estimate - fee)),
            ""),
        preview);
    assertTrue(shown.contains("[rehearsal 모의] #1 삼성전자 005930 " + FILLED), shown);
    assertFalse(shown.contains("/buy 005930 10"), shown);
    assertFalse(shown.contains("#2"), shown);
  }

  @Test
  void anOrderIsShownAndWithdrawn() throws IOException {
    String shown =
        sit(
            "08:59:50",
            3000,
            List.of(
                new Step("정규장이 개장했습니다.", "/buy 005930 10"),
                new Step("[1] 확인  [2] 취소", "2"),
                new Step("주문하지 않았습니다.", "/orders"),
                new Step("미체결 주문이 없습니다.", null)));

    assertFalse(shown.contains("#1"), shown);
    assertTrue(shown.contains("일일 보고"), shown);
  }

  @Test
  void aButtonWorksForAMinuteOfThePersonsOwnTime() throws IOException {
    List<Step> steps = new ArrayList<>(List.of(new Step("/help 로 명령을 봅니다.", "/book 005930")));
    // Each takes 20 ms of market time: ledger and broker are brought together meanwhile.
    steps.addAll(Collections.nCopies(10, new Step("005930 호가", "/book 005930")));
    steps.add(new Step("005930 호가", "/buy 005930 10"));
    steps.add(new Step("[1] 확인  [2] 취소", "/orders"));
    steps.add(new Step("정규장이 개장했습니다.", "1"));
    steps.add(new Step(FILLED, null));

    String shown = sit("08:57:00", 150, steps);

    assertTrue(shown.contains("#1 삼성전자 005930 " + FILLED), shown);
  }

  private String sit(String start, int speed, List<Step> steps) throws IOException {
    PrintStream out = new PrintStream(screen, true, UTF_8);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] call = {
      "--config",
      FrontDoor.byHandOnly(directory, 50_000_000).toString(),
      "--start",
      start,
      "--speed",
      Integer.toString(speed)
    };
    Person sitting = new Person(steps);
    Streams streams = new Streams(sitting, out, new PrintStream(err, true, UTF_8), true);

    assertEquals(0, Main.run(call, Map.of(), streams, task -> {}), err.toString(UTF_8));
    assertEquals("", err.toString(UTF_8));
    assertEquals("", sitting.missed, screen.toString(UTF_8));
    return screen.toString(UTF_8).replace("\r", "");
  }
}
