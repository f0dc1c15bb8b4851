package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people watch, and how the feed hears of it. */
final class WatchListTest extends MoneyTest {
  private static final Symbol KAKAO = new Symbol("035720");
  private static final Symbol NAVER = new Symbol("035420");

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing();
  }

  @Test
  void givenSymbols_whenWatched_thenTheirPricesAreReadAndShown() {
    broker.quotes(KAKAO, 70_700);
    broker.quotesHalted(NAVER);

    bench.types("/watch 카카오 035420");

    assertEquals(
        List.of(
            "관심 종목 2개\n카카오 035720\t70,700원\t+1.00%\nNAVER 035420\t70,000원\t오늘 체결 없음 (기준가) 거래정지"),
        bench.told());
    assertEquals(List.of(KAKAO, NAVER), bench.wanted());
  }

  @Test
  void givenASymbolThatCannotBeRead_whenWatched_thenItIsWatchedWithoutAPrice() {
    bench.types("/watch 035720");

    assertEquals(List.of("관심 종목 1개\n카카오 035720\t시세 없음"), bench.told());
    assertEquals(List.of(KAKAO), bench.wanted());
  }

  @Test
  void givenAWatchList_whenASymbolIsTakenAway_thenTheFeedForgetsIt() {
    bench.types("/watch 035720 035420");

    bench.types("/watch remove 035720");

    assertEquals(List.of(NAVER), bench.wanted());
  }

  @Test
  void givenAWrongSymbolAmongOthers_whenWatched_thenNothingChanges() {
    bench.types("/watch 035720 123456");

    assertEquals(List.of("‘123456’ 종목을 찾을 수 없습니다."), bench.told());
    assertEquals(List.of(), bench.wanted());
  }

  @Test
  void givenARestart_whenListed_thenTheSameIsWatched() {
    bench.types("/watch 035720 035420");
    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    bench.forget();

    bench.types("/watch");

    assertEquals(List.of("관심 종목 2개\n카카오 035720\t시세 없음\nNAVER 035420\t시세 없음"), bench.told());
    assertEquals(List.of(KAKAO, NAVER), bench.wanted());
  }

  @Test
  void givenACommitThatFails_whenWatched_thenNothingIsWatched() {
    bench.commitsFail(true);
    bench.types("/watch 035720");
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(1));
    bench.forget();

    bench.types("/watch");

    assertEquals(List.of("관심 종목이 없습니다. 추가: /watch 종목"), bench.told());
    assertEquals(List.of(), bench.wanted());
  }

  @Test
  void givenAnAlert_whenSetAndRemoved_thenTheFeedBringsItsSymbolMeanwhile() {
    bench.types("/watch 035720");
    bench.types("/alert 035420 > 80000");
    List<Symbol> meanwhile = bench.wanted();

    bench.types("/alert remove 1");

    assertEquals(List.of(NAVER, KAKAO), meanwhile);
    assertEquals(List.of(KAKAO), bench.wanted());
  }

  @Test
  void givenAnAlert_whenAQuoteThatWasAskedForReachesIt_thenTold() {
    bench.types("/alert 035720 > 80000");
    bench.forget();
    broker.quotes(KAKAO, 80_100);

    bench.types("/price 035720");

    assertEquals("카카오 035720 현재가 80,100원 (09:30:01): 알림 가격 80,000원보다 높아졌습니다.", bench.told().get(0));
  }

  @Test
  void givenAFullList_whenOneMoreIsWatched_thenToldAndNothingChanges() {
    List<String> codes = IntStream.range(0, 100).mapToObj("A%05d"::formatted).toList();
    bench.write(
        "insert into setting (name, text) values ('watch-list', '"
            + String.join(",", codes)
            + "')");
    bench.restart();
    bench.forget();

    bench.types("/watch 035720");

    assertEquals(List.of("관심 종목은 100개까지입니다. 아무것도 바뀌지 않았습니다. 빼기: /watch remove 종목"), bench.told());
    assertEquals(codes, bench.wanted().stream().map(Symbol::code).toList());
  }

  @Test
  void givenAViewer_whenListed_thenShown_andWhenChanged_thenRefused() {
    bench.types("/watch 035720");
    bench.forget();

    bench.types(MoneyBench.VIEWER, "viewer-chat", "/watch");
    bench.types(MoneyBench.VIEWER, "viewer-chat", "/watch remove 035720");

    assertEquals(
        List.of("관심 종목 1개\n카카오 035720\t시세 없음", "보기만 할 수 있는 사용자입니다. 아무것도 바뀌지 않았습니다."), bench.told());
    assertEquals(List.of(KAKAO), bench.wanted());
  }
}
