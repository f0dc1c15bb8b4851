package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.RestCalls.Fault;
import io.maemae.broker.kiwoom.ErrorTable.OfOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the codes mean for orders and reads, and where they stand. */
final class ErrorTableTest {
  /** The official table, 451f89c. */
  private static final List<String> CODES =
      List.of(
          ("1501 1504 1505 1511 1512 1513 1514 1515 1516 1517 1687 1700 1701 1702 1901 1902 1903"
                  + " 1999 8001 8002 8003 8005 8006 8009 8010 8011 8012 8015 8016 8020 8030 8031"
                  + " 8040 8050 8103 8104 8200")
              .split(" "));

  /** Those that say of an order that there can be none such. */
  private static final Set<String> IMPOSSIBLE =
      Set.of("1511", "1517", "1901", "1902", "1903", "8104");

  private static KiwoomAnswer gateway(int status, String code) {
    return RestSamples.answer(status, "3", "실패하였습니다[" + code + ":이유]");
  }

  private static KiwoomAnswer host(int status, String coarse, String words) {
    return RestSamples.answer(status, coarse, words);
  }

  private static Set<String> refused(int status) {
    return CODES.stream()
        .filter(code -> ErrorTable.ofOrder(gateway(status, code)) == OfOrder.REFUSED)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theGatewayRefusesAnOrderOnlyWhereThereCanBeNoneSuchAndWithHttp200() {
    assertEquals(37, CODES.size());
    assertEquals(new TreeSet<>(IMPOSSIBLE), refused(200));
    List.of(201, 302, 400, 403, 429, 500, 502, 503)
        .forEach(status -> assertEquals(Set.of(), refused(status)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2000](855056:매수증거금이 부족합니다. 2주 매수가능)",
        "[2000](308003:주문단가를 입력하세요)",
        "[2000](RC4058:모의투자 장종료)",
        "[2000](RC4025:모의투자 증거금부족)",
        "[2000](RC9000:모의투자 미제공)",
        "  [2000](RC4007:처음 보는 이유) "
      })
  void theHostRefusesAnOrderWithAnyCodeOfItsOwn(String words) {
    assertEquals(OfOrder.REFUSED, ErrorTable.ofOrder(host(200, "20", words)));
    assertEquals(OfOrder.UNKNOWN, ErrorTable.ofOrder(host(500, "20", words)));
    assertEquals(OfOrder.UNKNOWN, ErrorTable.ofOrder(host(200, "5", words)));
    assertEquals(OfOrder.UNKNOWN, ErrorTable.ofOrder(host(200, "", words)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2000](RC9999:주문 처리 시간 초과)",
        "[2000](RC9999:통신 장애)",
        "[2000](RC9999:Time out: timeout)",
        "[2000](RC9999:주문내역을 보십시오)",
        "[2000](855056:[1700:허용된 요청 개수를 초과하였습니다])",
        "[1999](855056:부족합니다)",
        "주문 [2000](855056:부족합니다)",
        "[2000](855056:부족합니다",
        "[2000]855056:부족합니다",
        "거부되었습니다",
        ""
      })
  void whatIsNoClearRefusalIsNone(String words) {
    assertEquals(OfOrder.UNKNOWN, ErrorTable.ofOrder(host(200, "20", words)));
  }

  @Test
  void aCodeThatNobodyKnowsIsNoRefusal() {
    assertEquals(OfOrder.UNKNOWN, ErrorTable.ofOrder(gateway(200, "1950")));
    assertEquals(OfOrder.UNKNOWN, ErrorTable.ofOrder(RestSamples.answer(200, "4711", "")));
  }

  @Test
  void aCodeMayStandInPlaceOfTheCoarseOneButNotBesideAnother() {
    KiwoomAnswer bare = RestSamples.answer(200, "1902", "종목 없음");
    KiwoomAnswer twice = RestSamples.answer(200, "1902", "종목 없음[1902:없음]");
    KiwoomAnswer torn = RestSamples.answer(200, "1999", "종목 없음[1902:없음]");

    assertEquals(
        List.of(OfOrder.REFUSED, OfOrder.REFUSED, OfOrder.UNKNOWN),
        List.of(ErrorTable.ofOrder(bare), ErrorTable.ofOrder(twice), ErrorTable.ofOrder(torn)));
  }

  @ParameterizedTest
  @CsvSource({
    "1700, THROTTLED",
    "1701, THROTTLED",
    "1702, THROTTLED",
    "8003, TOKEN",
    "8005, TOKEN",
    "8010, TOKEN",
    "8031, TOKEN",
    "8103, TOKEN",
    "1999, AGAIN",
    "8006, AGAIN",
    "8009, AGAIN",
    "1501, REFUSED",
    "1504, REFUSED",
    "1505, REFUSED",
    "1511, REFUSED",
    "1512, REFUSED",
    "1513, REFUSED",
    "1514, REFUSED",
    "1515, REFUSED",
    "1516, REFUSED",
    "1517, REFUSED",
    "1687, REFUSED",
    "1901, REFUSED",
    "1902, REFUSED",
    "1903, REFUSED",
    "8001, REFUSED",
    "8002, REFUSED",
    "8011, REFUSED",
    "8012, REFUSED",
    "8015, REFUSED",
    "8016, REFUSED",
    "8020, REFUSED",
    "8030, REFUSED",
    "8040, REFUSED",
    "8050, REFUSED",
    "8104, REFUSED",
    "8200, REFUSED"
  })
  void aReadIsAskedAgainWhereThatHelps(String code, Fault meaning) {
    assertEquals(meaning, ErrorTable.ofRead(gateway(200, code)));
    assertEquals(meaning, ErrorTable.ofRead(gateway(500, code)));
  }

  @Test
  void aReadWithoutACodeIsJudgedByItsStatus() {
    assertEquals(
        List.of(Fault.THROTTLED, Fault.AGAIN, Fault.REFUSED, Fault.REFUSED),
        List.of(
            ErrorTable.ofRead(host(429, "5", "많음")),
            ErrorTable.ofRead(host(503, "", "")),
            ErrorTable.ofRead(host(200, "5", "KRX:005930")),
            ErrorTable.ofRead(host(200, "20", "[2000](RC9000:미제공)"))));
  }

  @Test
  void theSamplesAreWhatTheyAreOf() {
    assertEquals(
        List.of(Fault.THROTTLED, Fault.TOKEN, Fault.REFUSED),
        List.of(
            ErrorTable.ofRead(
                RestSamples.answer(429, RestSamples.read("error.rate-limit.http429.json"))),
            ErrorTable.ofRead(RestSamples.answer("error.token-invalid.json")),
            ErrorTable.ofRead(RestSamples.answer("error.missing-parameter.json"))));
    assertEquals(
        OfOrder.UNKNOWN, ErrorTable.ofOrder(RestSamples.answer("error.token-invalid.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "인증에 실패했습니다[8005:Token이 유효하지 않습니다] | GATEWAY | 8005",
        "실패 [CODE=8005, MESSAGE=Token이 유효하지 않습니다] | GATEWAY | 8005",
        "[2000](308003:가격) | HOST | 308003"
      })
  void theThreeLayoutsAreToldApart(String words, ErrorCode.Speaker speaker, String code) {
    assertEquals(Optional.of(new ErrorCode(speaker, code)), ErrorCode.of(words));
  }

  @Test
  void whatTheSampleAllowsIsRead() {
    KiwoomAnswer answer = RestSamples.answer("error.rate-limit.http429.json");

    assertEquals(Optional.of(new Flow(1, Optional.of("ka10080"))), Flow.in(answer.words()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1700:초과]", "유량=0, API ID=ka10080", "유량=", "유량=99999999999"})
  void whatTellsNoFlowHasNone(String words) {
    assertEquals(Optional.empty(), Flow.in(words));
  }
}
