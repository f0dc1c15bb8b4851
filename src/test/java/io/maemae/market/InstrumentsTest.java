package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentsTest {
  private static final long SEED = 5930;
  private static final Instruments KNOWN = Instruments.wellKnown();

  @ParameterizedTest
  @CsvSource({
    "005930,삼성전자,STOCK,KOSPI",
    "000660,SK하이닉스,STOCK,KOSPI",
    "005380,현대차,STOCK,KOSPI",
    "000270,기아,STOCK,KOSPI",
    "035420,NAVER,STOCK,KOSPI",
    "035720,카카오,STOCK,KOSPI",
    "068270,셀트리온,STOCK,KOSPI",
    "005490,POSCO홀딩스,STOCK,KOSPI",
    "030200,KT,STOCK,KOSPI",
    "105560,KB금융,STOCK,KOSPI",
    "373220,LG에너지솔루션,STOCK,KOSPI",
    "207940,삼성바이오로직스,STOCK,KOSPI",
    "247540,에코프로비엠,STOCK,KOSDAQ",
    "069500,KODEX 200,ETF,KOSPI",
    "122630,KODEX 레버리지,ETF,KOSPI"
  })
  void givenWellKnown_whenFoundByCodeAndByName_thenSame(
      String code, String name, InstrumentKind kind, Board board) {
    Instrument byCode = KNOWN.find(code).orElseThrow();
    assertEquals(Optional.of(byCode), KNOWN.find(name));
    assertEquals(Optional.of(byCode), KNOWN.find(new Symbol(code)));
    assertEquals(List.of(name, kind, board), List.of(byCode.name(), byCode.kind(), byCode.board()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "samsung electronics",
        "SAMSUNGELECTRONICS",
        " 삼성 전자 ",
        "005930",
        "\u200f005930\u200b",
        "００５９３０"
      })
  void givenOtherSpelling_whenFound_thenCaseAndBlanksDoNotCount(String text) {
    assertEquals("005930", KNOWN.find(text).orElseThrow().symbol().code());
  }

  @Test
  void givenDecomposedHangul_whenFound_thenSameName() {
    String decomposed = Normalizer.normalize("삼성전자", Normalizer.Form.NFD);
    assertEquals("005930", KNOWN.find(decomposed).orElseThrow().symbol().code());
  }

  @Test
  void givenCodeWithLetters_whenFoundInLowerCase_thenFound() {
    Instrument fund = instrument("0001A0", "새 ETF", "New ETF");
    assertEquals(Optional.of(fund), KNOWN.plus(fund).find("0001a0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "삼성", "00593", "005931", "삼성전자주식회사"})
  void givenNothingExact_whenFound_thenEmpty(String text) {
    assertEquals(Optional.empty(), KNOWN.find(text));
  }

  @ParameterizedTest
  @CsvSource({
    "삼정전자,삼성전자",
    "삼성전쟈,삼성전자",
    "삼성전,삼성전자",
    "하이닉스,SK하이닉스",
    "samsng electronics,삼성전자",
    "005939,삼성전자",
    "에코프로,에코프로"
  })
  void givenNearlyAName_whenAskedForNear_thenLikestFirst(String text, String name) {
    assertEquals(name, KNOWN.near(text, 3).get(0).name());
  }

  @Test
  void givenPrefix_whenAskedForNear_thenShorterNamesFirstThenByCode() {
    assertEquals(
        List.of("삼성전자", "삼성전기", "삼성전자우"),
        KNOWN.near("삼성전", 3).stream().map(Instrument::name).toList());
  }

  @Test
  void givenNothingLikeIt_whenAskedForNear_thenNone() {
    assertEquals(List.of(), KNOWN.near("존재하지않는회사이름", 5));
    assertEquals(List.of(), KNOWN.near("삼성전자", 0));
    assertEquals(List.of(), KNOWN.near(" \u200f ", 5));
  }

  @Test
  void givenInstrumentsInAnyOrder_whenAskedForNear_thenSameAnswer() {
    List<Instrument> shuffled = new ArrayList<>(KNOWN.all());
    Collections.shuffle(shuffled, new Random(SEED));
    assertEquals(KNOWN.near("현대", 10), new Instruments(shuffled).near("현대", 10));
  }

  @Test
  void givenHostileText_whenLookedFor_thenQuickAndHarmless() {
    Random random = new Random(SEED);
    StringBuilder noise = new StringBuilder();
    random.ints(5_000, 0, 0x10000).forEach(unit -> noise.append((char) unit));
    Instruments many =
        new Instruments(
            IntStream.range(0, 5_000)
                .mapToObj(i -> instrument("%06d".formatted(i), "회사" + i, "Company " + i))
                .toList());
    List<String> texts =
        List.of(
            "가".repeat(5_000),
            "\ud83d\ude80".repeat(2_500),
            "\u202e\u200f삼성",
            "\ufdfa".repeat(5_000),
            "\ud83d",
            "a\u0301".repeat(2_500),
            noise.toString());
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (String text : texts) {
            assertEquals(Optional.empty(), many.find(text));
            assertTrue(many.near(text, 3).size() <= 3);
          }
        });
  }

  @Test
  void givenNameOfTwoInstruments_whenFound_thenNeitherButBothAreNear() {
    Instrument one = instrument("100000", "쌍둥이", "Twin");
    Instrument two = instrument("200000", "쌍둥이", "Twin B");
    Instruments both = new Instruments(List.of(two, one));
    assertEquals(Optional.empty(), both.find("쌍둥이"));
    assertEquals(List.of(one, two), both.near("쌍둥이", 5));
    assertEquals(Optional.of(two), both.find("twinb"));
  }

  @Test
  void givenSameCodeTwice_whenMade_thenRefusedButPlusReplaces() {
    Instrument old = instrument("100000", "옛이름", "Old");
    Instrument renamed = instrument("100000", "새이름", "New");
    List<Instrument> twice = List.of(old, renamed);
    assertThrows(IllegalArgumentException.class, () -> new Instruments(twice));
    Instruments replaced = new Instruments(List.of(old)).plus(renamed);
    assertEquals(Optional.of(renamed), replaced.find("100000"));
    assertEquals(Optional.empty(), replaced.find("옛이름"));
  }

  @Test
  void givenWellKnown_whenListed_thenAtLeastFortyOrderedByCode() {
    List<Instrument> all = List.copyOf(KNOWN.all());
    List<Symbol> codes = all.stream().map(Instrument::symbol).toList();
    assertTrue(all.size() >= 40, "only " + all.size());
    assertEquals(codes.stream().sorted().toList(), codes);
    assertEquals(
        List.of(),
        all.stream().filter(one -> !KNOWN.find(one.name()).equals(Optional.of(one))).toList());
  }

  @Test
  void givenNoEnglishName_thenNothingIsFoundByItAndNothingNearForIt() {
    Instrument one = instrument("100000", "하나은행", "");
    Instrument two = instrument("200000", "두나무", "");
    Instruments both = new Instruments(List.of(one, two));

    assertEquals(Optional.empty(), both.find(""));
    assertEquals(List.of(), both.near("x", 5));
    assertEquals(Optional.of(two), both.find("두나무"));
  }

  @ParameterizedTest
  @CsvSource({"ㅅㅅㅈㅈ,삼성전자", "ㅎㄷㅊ,현대차", "skㅎㅇㄴㅅ,SK하이닉스", "ㅋㅋㅇ,카카오", "ㅇㅋㅍㄹㅂㅇ,에코프로비엠"})
  void givenInitialConsonants_thenNearButNeverFound(String text, String name) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);

    assertEquals(name, KNOWN.near(text, 3).get(0).name());
    assertEquals(KNOWN.near(text, 3), KNOWN.near(decomposed, 3));
    assertEquals(Optional.empty(), KNOWN.find(text));
  }

  @Test
  void givenInitialConsonantsOfNothing_thenNothingIsNear() {
    assertEquals(List.of(), KNOWN.near("ㅎㅎㅎㅎㅎ", 5));
  }

  @Test
  void givenAnotherList_whenReplaced_thenEveryHolderHasIt() {
    Instruments known = Instruments.wellKnown();
    Instrument samsung = instrument("005930", "삼성전자", "");
    Instrument renamed = instrument("000660", "하이닉스반도체", "");
    Instrument fresh = instrument("0001A0", "새 회사", "");

    known.replaceAll(List.of(fresh, samsung, renamed));

    assertEquals("Samsung Electronics", known.find("삼성전자").orElseThrow().englishName());
    assertEquals(Optional.of(renamed), known.find("000660"));
    assertEquals(Optional.of(fresh), known.find("새회사"));
    assertEquals(3, known.all().size());
    assertEquals(KNOWN.all().size() - 2, known.former().size());
  }

  @Test
  void givenOneThatVanished_thenItStaysKnownButIsNearToNothing() {
    Instrument gone = instrument("100000", "없어질회사", "Gone");
    Instrument stays = instrument("200000", "남는회사", "Stays");
    Instruments known = new Instruments(List.of(gone, stays));

    known.replaceAll(List.of(stays));
    known.replaceAll(List.of(stays));

    assertEquals(Optional.of(gone), known.find(gone.symbol()));
    assertEquals(Optional.of(gone), known.find("100000"));
    assertEquals(Optional.of(gone), known.find("gone"));
    assertEquals(List.of(), known.near("없어질회사", 5));
    assertEquals(List.of(gone), List.copyOf(known.former()));
  }

  @Test
  void givenOneThatVanished_whenItsNameIsGivenAnew_thenTheListedOneIsFound() {
    Instrument gone = instrument("100000", "인버스 ETN", "");
    Instrument fresh = instrument("200000", "인버스 ETN", "");
    Instruments known = new Instruments(List.of(gone));

    known.replaceAll(List.of(fresh));

    assertEquals(Optional.of(fresh), known.find("인버스ETN"));
    assertEquals(Optional.of(gone), known.find("100000"));

    known.replaceAll(List.of(gone));

    assertEquals(Optional.of(gone), known.find("인버스ETN"));
    assertEquals(List.of(fresh), List.copyOf(known.former()));
  }

  @Test
  void givenABadList_whenReplaced_thenTheOldOneStays() {
    Instrument one = instrument("100000", "하나", "");
    Instruments known = new Instruments(List.of(one));
    List<Instrument> twice =
        List.of(instrument("200000", "둘", ""), instrument("200000", "또 둘", ""));

    assertThrows(IllegalArgumentException.class, () -> known.replaceAll(twice));

    assertEquals(List.of(one), List.copyOf(known.all()));
  }

  private static Instrument instrument(String code, String name, String englishName) {
    return new Instrument(new Symbol(code), name, englishName, InstrumentKind.STOCK, Board.KOSPI);
  }
}
