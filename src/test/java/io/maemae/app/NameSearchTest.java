package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which instrument a person means who types a name. */
class NameSearchTest extends MoneyTest {
  private void listed(String code, String name) {
    bench.lists(new Instrument(new Symbol(code), name, "", InstrumentKind.STOCK, Board.KOSPI));
  }

  private List<String> answers(String line) {
    bench.forget();
    bench.types(line);
    return bench.told();
  }

  @Test
  void givenANameOfManyWords_thenItIsFoundAsTyped() {
    listed("500001", "신한 인버스 2X WTI원유 선물 ETN(H)");

    assertEquals(
        List.of("신한 인버스 2X WTI원유 선물 ETN(H) 500001의 시세가 없습니다."),
        answers("/price 신한 인버스 2x wti원유 선물 etn(h)"));
  }

  @Test
  void givenANumberThatMayBelongToTheName_thenNothingIsOrdered() {
    listed("900001", "새회사 5");
    listed("900002", "새회사");

    assertEquals(
        List.of("‘새회사’: 종목이 둘 중 어느 것인지 알 수 없습니다: 새회사 5 900001, 새회사 900002. 종목코드로 적어 주세요."),
        answers("/buy 새회사 5 10000"));
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenALongerNameThatEndsInNoNumber_thenItIsMeant() {
    assertEquals(List.of("삼성전자우 005935의 시세가 없습니다."), answers("/price 삼성전자 우"));
  }

  @Test
  void givenInitialConsonants_thenTheyAreAnsweredWithWhatTheyMayMeanAndNothingIsOrdered() {
    assertEquals(
        List.of("‘ㅅㅅㅈㅈ’ 종목을 찾을 수 없습니다. 비슷한 종목: 삼성전자 005930, 삼성전자우 005935"),
        answers("/buy ㅅㅅㅈㅈ 1 70000"));
    assertEquals(List.of(), broker.sent());
  }
}
