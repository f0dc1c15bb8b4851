package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import io.maemae.broker.kiwoom.InstrumentCodec.Content;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Symbol;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of instruments as the documents have them, whole and cut. */
final class InstrumentCodecTest {
  private static final String ROW =
      "{\"code\": \"%s\", \"name\": \"회사\", \"auditInfo\": \"%s\","
          + " \"state\": \"%s\", \"marketCode\": \"%s\"}";

  private static Content read(Listing asked, KiwoomAnswer... pages) throws ProtocolException {
    return InstrumentCodec.read(asked, List.of(pages));
  }

  private static KiwoomAnswer list(String... rows) {
    return MarketAnswers.of("{\"list\": [" + String.join(",", rows) + "]}");
  }

  private static String row(String code, String audit, String state, String marketCode) {
    return ROW.formatted(code, audit, state, marketCode);
  }

  private static String row(String code, String marketCode) {
    return row(code, "정상", "증거금100%", marketCode);
  }

  /** That many shares. */
  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> row("1%05d".formatted(i), "0"))
        .collect(Collectors.joining(","));
  }

  private static Instrument kospi(String code, String name, InstrumentKind kind) {
    return new Instrument(new Symbol(code), name, "", kind, Board.KOSPI);
  }

  @Test
  void givenTheListOfKospi_thenSharesFundsAndNotes() throws ProtocolException {
    Content content = read(Listing.KOSPI, MarketAnswers.read("kospi.json"));

    assertEquals(
        List.of(
            new Instrument(
                new Symbol("000020"), "동화약품", "", InstrumentKind.STOCK, Board.KOSPI, true, false),
            kospi("0000D0", "TIGER 엔비디아", InstrumentKind.ETF),
            new Instrument(
                new Symbol("001000"), "신라섬유", "", InstrumentKind.STOCK, Board.KOSPI, true, true),
            kospi("005930", "삼성전자", InstrumentKind.STOCK),
            kospi("005935", "삼성전자우", InstrumentKind.STOCK),
            new Instrument(
                new Symbol("032685"), "소프트센우", "", InstrumentKind.STOCK, Board.KOSPI, false, true),
            kospi("069500", "KODEX 200", InstrumentKind.ETF),
            kospi("088260", "이리츠코크렙", InstrumentKind.STOCK),
            kospi("088980", "맥쿼리인프라", InstrumentKind.STOCK),
            kospi("500061", "신한 인버스 코스피 200 선물 ETN", InstrumentKind.ETN),
            kospi("500095", "신한 S&P500 VIX ETN", InstrumentKind.ETN),
            kospi("520066", "미래에셋 KRX금현물 ETN", InstrumentKind.ETN)),
        content.instruments());
    assertEquals(EnumSet.complementOf(EnumSet.of(Listing.KOSDAQ)), content.found());
    assertEquals(List.of(1, 0), List.of(content.others(), content.broken()));
  }

  @Test
  void givenTheListOfKosdaq_thenItsShares() throws ProtocolException {
    Content content = read(Listing.KOSDAQ, MarketAnswers.read("kosdaq.json"));

    assertEquals(
        List.of("0004Y0 false", "046120 false", "247540 false", "900110 true"),
        content.instruments().stream().map(i -> i.symbol() + " " + i.administrative()).toList());
    assertTrue(content.instruments().stream().allMatch(i -> i.board() == Board.KOSDAQ));
    assertEquals(Set.of(Listing.KOSDAQ), content.found());
  }

  @ParameterizedTest
  @CsvSource({
    "KOSPI, 0, STOCK, KOSPI",
    "KOSPI, 10, STOCK, KOSDAQ",
    "KOSPI, 8, ETF, KOSPI",
    "KOSDAQ, 10, STOCK, KOSDAQ",
    "KOSDAQ, 2, STOCK, KOSDAQ",
    "KOSDAQ, 0, STOCK, KOSPI",
    "ETF, 8, ETF, KOSPI",
    "ETN, 60, ETN, KOSPI",
    "BOUNDED_ETN, 70, ETN, KOSPI",
    "VOLATILITY_ETN, 90, ETN, KOSPI",
    "INFRASTRUCTURE, 2, STOCK, KOSPI",
    "REIT, 6, STOCK, KOSPI"
  })
  void givenARow_thenItsKindIsByItsCodeAndItsBoardByTheList(
      Listing asked, String marketCode, InstrumentKind kind, Board board) throws ProtocolException {
    Instrument read = read(asked, list(row("0001A0", marketCode))).instruments().get(0);

    assertEquals(new Instrument(new Symbol("0001A0"), "회사", "", kind, board), read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "4", "5", "7", "9", "30", "50", "80", "99"})
  void givenOtherKinds_thenLeftOutAndCounted(String marketCode) throws ProtocolException {
    Content content = read(Listing.KOSPI, list(row("005930", "0"), row("57JBHH999", marketCode)));

    assertEquals(List.of(1, 1, 0), counts(content));
  }

  private static List<Integer> counts(Content content) {
    return List.of(content.instruments().size(), content.others(), content.broken());
  }

  @ParameterizedTest
  @CsvSource({
    "정상, 증거금20%|담보대출|신용가능, false, false",
    "거래정지, '', true, false",
    "거래정지, 관리종목, true, true",
    "'', 증거금100%|거래정지, true, false",
    "정상, 증거금100%| 거래정지 , true, false",
    "관리종목, 관리종목|증거금100%, false, true",
    "단기과열, 증거금100%, false, false"
  })
  void givenAState_thenHaltsAndMarksOfEitherField(
      String audit, String state, boolean halted, boolean administrative) throws ProtocolException {
    Instrument read =
        read(Listing.KOSPI, list(row("005930", audit, state, "0"))).instruments().get(0);

    assertEquals(List.of(halted, administrative), List.of(read.halted(), read.administrative()));
  }

  @Test
  void givenARowThatSaysNothingOfItsState_thenItIsBroken() throws ProtocolException {
    Content content = read(Listing.KOSPI, list(many(40), row("005930", "", "", "0")));

    assertEquals(List.of(40, 0, 1), counts(content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"code", "name", "marketCode"})
  void givenARowWithoutAField_thenItIsBroken(String name) throws ProtocolException {
    String row = row("005930", "0").replace("\"" + name + "\"", "\"other\"");

    assertEquals(List.of(40, 0, 1), counts(read(Listing.KOSPI, list(many(40), row))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\uFFFD회사", "\\u0007", "\\uE000"})
  void givenANameThatWasDamaged_thenTheRowIsBroken(String name) throws ProtocolException {
    String row = row("005930", "0").replace("회사", name);

    assertEquals(List.of(40, 0, 1), counts(read(Listing.KOSPI, list(many(40), row))));
  }

  @Test
  void givenTheSameSymbolAgain_thenTheSecondRowIsBroken() throws ProtocolException {
    String again = row("100007", "8");

    Content content = read(Listing.KOSPI, list(many(40)), list(again));

    assertEquals(List.of(40, 0, 1), counts(content));
    assertEquals(InstrumentKind.STOCK, content.instruments().get(7).kind());
    assertEquals(Set.of(Listing.KOSPI), content.found());
  }

  @ParameterizedTest
  @CsvSource({"95, 5, true", "94, 6, false", "0, 1, false", "19, 1, true", "18, 1, false"})
  void givenBrokenRows_thenOneInTwentyAtMost(int whole, int broken, boolean taken)
      throws ProtocolException {
    KiwoomAnswer good = list(many(whole));
    KiwoomAnswer bad =
        list(IntStream.range(0, broken).mapToObj(i -> row("x", "0")).toArray(String[]::new));

    if (taken) {
      assertEquals(broken, read(Listing.KOSPI, good, bad).broken());
    } else {
      assertThrows(ProtocolException.class, () -> read(Listing.KOSPI, good, bad));
    }
  }

  @Test
  void givenAnEmptyList_thenOnlyTheFirstTwoAreRefused() throws ProtocolException {
    assertThrows(ProtocolException.class, () -> read(Listing.KOSPI, list()));
    assertThrows(ProtocolException.class, () -> read(Listing.KOSDAQ, list()));
    assertEquals(List.of(0, 0, 0), counts(read(Listing.BOUNDED_ETN, list())));
  }

  @Test
  void givenSomethingElse_thenRefused() {
    assertThrows(
        ProtocolException.class, () -> read(Listing.REIT, MarketAnswers.read("price.json")));
  }

  @Test
  void givenTheFirstTwoLists_thenWhatTheyLackIsAskedFor() throws ProtocolException {
    Content kospi = read(Listing.KOSPI, MarketAnswers.read("kospi.json"));
    Content kosdaq = read(Listing.KOSDAQ, MarketAnswers.read("kosdaq.json"));
    Content shares = read(Listing.KOSPI, list(row("005930", "0"), row("088260", "6")));

    assertEquals(List.of(), InstrumentCodec.remaining(List.of(kospi, kosdaq)));
    assertEquals(
        List.of(
            Listing.ETF,
            Listing.ETN,
            Listing.BOUNDED_ETN,
            Listing.VOLATILITY_ETN,
            Listing.INFRASTRUCTURE),
        InstrumentCodec.remaining(List.of(shares, kosdaq)));
  }

  @Test
  void givenOneOnTwoLists_thenTheEarlierOneCounts() throws ProtocolException {
    Content kospi = read(Listing.KOSPI, list(row("005930", "0"), row("069500", "8")));
    Content funds = read(Listing.ETF, list(row("069500", "거래정지", "", "8"), row("0000D0", "8")));

    assertEquals(
        List.of("0000D0 false", "005930 false", "069500 false"),
        InstrumentCodec.merged(List.of(kospi, funds)).stream()
            .map(i -> i.symbol() + " " + i.halted())
            .toList());
  }

  @Test
  void questionsAreAsDocumented() {
    assertEquals(Map.of("mrkt_tp", "10"), InstrumentCodec.query(Listing.KOSDAQ));
  }

  @Test
  void whereverAListIsCutItIsAValueOrRefused() {
    for (String file : List.of("kospi.json", "kosdaq.json")) {
      MarketAnswers.readCut(
          file, answer -> assertTrue(counts(read(Listing.KOSPI, answer)).get(0) <= 13));
    }
  }

  @Test
  void whereverARowIsCutNothingIsMadeUpOfIt() throws ProtocolException {
    Set<Instrument> whole =
        Set.copyOf(
            read(Listing.KOSPI, list(many(40), row("005930", "거래정지", "", "0"))).instruments());
    String row = row("005930", "거래정지", "", "0");
    for (int end = 0; end < row.length(); end++) {
      for (String rest : List.of("}", "\"}")) {
        String cut = row.substring(0, end) + rest;
        try {
          assertTrue(whole.containsAll(read(Listing.KOSPI, list(many(40), cut)).instruments()));
        } catch (NoSuchElementException e) {
          // It is no JSON at all.
        }
      }
    }
  }
}
