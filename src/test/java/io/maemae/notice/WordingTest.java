package io.maemae.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Instruments;
import io.maemae.market.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What brokers and our own way to them say, as a person reads it. */
class WordingTest {
  private final Wording korean = new Wording(Language.KO, Instruments.wellKnown(), List.of());
  private final Wording english = new Wording(Language.EN, Instruments.wellKnown(), List.of());

  @Test
  void aReasonOfOursIsSaidInThePersonsLanguageWhereverATextHasIt() {
    assertEquals(
        "삼성전자 005930의 호가를 읽지 못했습니다: HTTP 500, 읽을 수 없는 응답",
        korean.text("book.unreadable", new Symbol("005930"), "reason:net.http 500"));
    assertEquals(
        "the connection was not opened in 30 s", english.say("reason:stream.not-opened 30"));
  }

  @Test
  void aDetailThatIsForTheLogIsNotSaid() {
    assertEquals(
        "서버에 연결하지 못했습니다",
        korean.reason("reason:net.unreached ConnectException: Failed to connect to /10.0.0.1"));
  }

  @Test
  void aReasonMayHaveAnotherOne() {
    assertEquals("보내지 못했습니다: 제때 보낼 수 없었습니다", korean.reason("reason:not-sent reason:order.late"));
  }

  @Test
  void aRefusalOfTheExchangeIsSaidInThePersonsLanguageWithTheBrokersOwnWords() {
    List<String> told =
        List.of(
            "reason:refused", "reason:refused.words 855056", "reason:refused.shares 10 최유리 IOC");

    assertEquals(
        List.of("거부", "거부 855056", "거부 10주 (최유리 IOC)"), told.stream().map(korean::say).toList());
    assertEquals(
        List.of("refused", "refused: 855056", "refused: 10 shares (최유리 IOC)"),
        told.stream().map(english::say).toList());
  }

  @Test
  void theBrokersWordsStayAsTheyAre() {
    assertEquals("[EGW00103] 유효하지 않은 AppKey입니다.", english.say("[EGW00103] 유효하지 않은 AppKey입니다."));
  }

  @Test
  void whatAPersonTypedIsNoReason() {
    assertEquals("reason:whatever 5", korean.say("reason:whatever 5"));
  }
}
