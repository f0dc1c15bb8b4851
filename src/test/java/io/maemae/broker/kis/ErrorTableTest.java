package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.RestCalls;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.kis.ErrorTable.OfOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server's codes mean for orders and reads. */
final class ErrorTableTest {
  /** All codes of the error tables of the portal's FAQ, and those that users report; 2026-10. */
  private static final List<String> CODES =
      List.of(
          ("40030000 40070000 40100000 APBK0013 APBK0400 APBK0634 APBK0656 APBK0918 APBK0919"
                  + " APBK0952 APBK1058 APBK1234 APBK1663 APBK1943 APBK3013 APBK3026 APTR0057"
                  + " EGW00001 EGW00002 EGW00003 EGW00004 EGW00101 EGW00102 EGW00103 EGW00104"
                  + " EGW00105 EGW00106 EGW00107 EGW00121 EGW00122 EGW00123 EGW00131 EGW00132"
                  + " EGW00133 EGW00201 EGW00202 EGW00203 EGW00205 EGW00206 EGW00207 EGW00208"
                  + " EGW00209 EGW00210 EGW00211 EGW00212 EGW00213 EGW00215 EGW00300 EGW00301"
                  + " EGW00302 EGW00303 EGW00304 EGW02004 IGW00009 IGW00019 KIER3672 KIOK0460"
                  + " KIOK0510 MCA00000 MCA00124 OPSQ0002 OPSQ1002 OPSQ2000 OPSQ2001 OPSQ2002")
              .split(" "));

  /** Those that are the order host's own word, with HTTP 200. */
  private static final Set<String> REFUSALS =
      Set.of(
          ("40030000 40070000 40100000 APBK0400 APBK0634 APBK0656 APBK0918 APBK0919 APBK0952"
                  + " APBK1058 APBK1234 APBK1663 APBK1943 APBK3013 APBK3026 APTR0057 KIER3672"
                  + " MCA00124 OPSQ0002 OPSQ2000 OPSQ2001 OPSQ2002")
              .split(" "));

  private static KisAnswer answer(int status, String code) {
    return new KisAnswer(status, "", FakeJson.of("rt_cd", "1", "msg_cd", code, "msg1", "변경"));
  }

  private static Set<String> refused(int status) {
    return CODES.stream()
        .filter(code -> ErrorTable.ofOrder(answer(status, code)) == OfOrder.REFUSED)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void anOrderIsRefusedByTheOrderHostOnlyAndWithHttp200() {
    assertEquals(new TreeSet<>(REFUSALS), refused(200));
    List.of(201, 202, 204, 302, 400, 403, 500, 502, 503)
        .forEach(status -> assertEquals(Set.of(), refused(status)));
  }

  /** The words would make a read of an unknown code one of changed data. */
  @Test
  void everyCodeHasAMeaningForReads() {
    List<String> unknown =
        CODES.stream()
            .filter(c -> ErrorTable.ofRead(answer(200, c)) == RestCalls.Fault.CHANGED)
            .toList();

    assertEquals(List.of(), unknown);
  }

  @ParameterizedTest
  @CsvSource({
    "EGW00201, THROTTLED",
    "EGW00215, THROTTLED",
    "EGW00121, TOKEN",
    "EGW00122, TOKEN",
    "EGW00123, TOKEN",
    "EGW00001, AGAIN",
    "EGW00002, AGAIN",
    "EGW00202, AGAIN",
    "EGW00203, AGAIN",
    "EGW00300, AGAIN",
    "EGW00301, AGAIN",
    "EGW00302, AGAIN",
    "OPSQ1002, AGAIN",
    "EGW00103, REFUSED",
    "EGW00206, REFUSED",
    "OPSQ2000, REFUSED"
  })
  void aReadIsAskedAgainWhereThatHelps(String code, RestCalls.Fault meaning) {
    assertEquals(meaning, ErrorTable.ofRead(answer(500, code)));
  }

  @Test
  void noGatewaySpeaksForTheOrderHost() {
    assertEquals(
        List.of(OfOrder.UNKNOWN, OfOrder.UNKNOWN, OfOrder.REFUSED),
        Arrays.asList(
            ErrorTable.ofOrder(answer(200, "EGW99999")),
            ErrorTable.ofOrder(answer(200, "IGW99999")),
            ErrorTable.ofOrder(answer(200, "APBK9999"))));
  }
}
