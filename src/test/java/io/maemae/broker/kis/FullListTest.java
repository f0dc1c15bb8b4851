package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.Instruments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as long as the exchange's, with names as long as they are there. */
class FullListTest {
  private static final long SEED = 20261120;
  private static final int KOSPI = 2_700;
  private static final int KOSDAQ = 1_800;
  private static final Duration QUICK = Duration.ofMillis(50);
  private static final int TRIES = 50;
  private static final List<String> FIRST =
      List.of("삼성", "현대", "한화", "미래", "대한", "KODEX", "TIGER", "신한", "에코", "SK", "LG", "동화");
  private static final List<String> SECOND =
      List.of("전자", "화학", "바이오", "건설", "제약", "미국S&P500", "코스닥150", "레버리지", "소재", "증권");
  private static final List<String> THIRD =
      List.of("", "우", "홀딩스", " 인버스2X", "(합성 H)", " 선물 ETN", "1호스팩", "테크", "머티리얼즈");

  private static Instruments full;

  @BeforeAll
  static void read() throws ProtocolException {
    Random random = new Random(SEED);
    List<Instrument> all = new ArrayList<>(read(Board.KOSPI, 0, KOSPI, random));
    all.addAll(read(Board.KOSDAQ, 500_000, KOSDAQ, random));
    full = Instruments.wellKnown();
    full.replaceAll(all);
  }

  private static List<Instrument> read(Board board, int first, int count, Random random)
      throws ProtocolException {
    List<MasterLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = any(FIRST, random) + any(SECOND, random) + any(THIRD, random) + i;
      lines.add(MasterLine.of("%06d".formatted(first + i), name, i % 4 == 0 ? "EF" : "ST"));
    }
    return new MasterFile(board).read(MasterLine.file(board, lines, "\n")).instruments();
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  @Test
  void allAreThere() {
    assertEquals(KOSPI + KOSDAQ, full.all().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"삼성전쟈", "삼성", "ㅅㅅㅈㅈ", "KODEX 미국S&P500 선물 ETM 77", "없는회사이름을길게적은경우", "00593", "x"})
  void whatIsNearIsSaidAtOnce(String text) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long begun = System.nanoTime();
      assertTrue(full.near(text, 3).size() <= 3);
      full.find(text);
      best = Math.min(best, System.nanoTime() - begun);
    }

    Duration taken = Duration.ofNanos(best);
    assertTrue(taken.compareTo(QUICK) < 0, text + " took " + taken);
  }
}
