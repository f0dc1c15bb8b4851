package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Symbol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlCodecTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final Reply DONE = new Reply("0", "");

  @Test
  void aLoginIsTakenOrNot() throws ProtocolException {
    assertEquals(new ControlMessage.Login(DONE), read("login.ok"));
    assertTrue(DONE.isDone());
    assertFalse(DONE.isTokenInvalid());
    Reply reply = ((ControlMessage.Login) read("login.fail")).reply();
    assertEquals("805004", reply.code());
    assertEquals(Optional.of("8005"), reply.detail());
    assertFalse(reply.isDone());
    assertTrue(reply.isTokenInvalid());
  }

  @ParameterizedTest
  @CsvSource({
    "805004, '실패 [CODE=8003, MESSAGE=..]', true",
    "805004, '실패 [CODE=8005, MESSAGE=..]', true",
    "805004, '실패 [CODE=8010, MESSAGE=..]', true",
    "805004, '실패 [CODE=8031, MESSAGE=..]', true",
    "805004, '실패 [CODE=8103, MESSAGE=..]', true",
    "805004, '실패 [CODE=8001, MESSAGE=..]', false",
    "805004, '실패 [CODE=8050, MESSAGE=..]', false",
    "805004, '실패 [CODE=8999, MESSAGE=..]', false",
    "8005, 실패, true",
    "805004, 실패 [8005:..], false",
    "0, '[CODE=8005, MESSAGE=..]', false"
  })
  void anotherTokenHelpsOnlyAgainstSomeCodes(String code, String words, boolean invalid) {
    assertEquals(invalid, new Reply(code, words).isTokenInvalid());
  }

  @Test
  void registrationsAreAcknowledged() throws ProtocolException {
    assertEquals(new ControlMessage.Acknowledgement(true, DONE), read("reg.ack"));
    assertEquals(
        new ControlMessage.Acknowledgement(false, DONE),
        decode("{\"return_code\":\"0\",\"trnm\":\"REMOVE\"}"));
    Reply early = ((ControlMessage.Acknowledgement) read("before-login.error")).reply();
    assertEquals("100013", early.code());
  }

  @Test
  void aPingIsAnsweredWithItself() throws ProtocolException {
    String frame = "{ \"trnm\" : \"PING\", \"new\": 1 }";
    assertEquals(new ControlMessage.Ping(frame), decode(frame));
  }

  @Test
  void theServerSaysThatAnotherCame() throws ProtocolException {
    ControlMessage.Notice notice = (ControlMessage.Notice) read("system-duplicate");
    assertTrue(notice.isElsewhere());
    assertEquals("동일한 App key로 접속이 되었습니다. 기존 세션은 종료가 됩니다", notice.words());
    assertFalse(new ControlMessage.Notice("R10002", "").isElsewhere());
  }

  @Test
  void conditionsAreListed() throws ProtocolException {
    assertEquals(
        new ControlMessage.ConditionList(
            DONE,
            List.of(
                new ControlMessage.Condition("0", "조건1"),
                new ControlMessage.Condition("1", "조건2"))),
        read("cnsrlst.reply"));
  }

  @Test
  void bothKindsOfSearchAnswerWithSymbols() throws ProtocolException {
    assertEquals(
        new ControlMessage.ConditionPage(DONE, "2", false, "", List.of(SAMSUNG)),
        read("cnsrreq-once.reply"));
    assertEquals(
        new ControlMessage.ConditionPage(DONE, "4", false, "", List.of(SAMSUNG)),
        read("cnsrreq-realtime.reply"));
    assertEquals(
        new ControlMessage.ConditionPage(DONE, "4", true, "k ", List.of()),
        decode(
            "{\"trnm\":\"CNSRREQ\",\"seq\":\"4  \",\"cont_yn\":\"Y\",\"next_key\":\"k \","
                + "\"return_code\":0,\"data\":null}"));
  }

  @Test
  void whatIsNotTradedFromHereIsLeftOut() throws ProtocolException {
    assertEquals(
        new ControlMessage.ConditionPage(DONE, "4", false, "", List.of(SAMSUNG)),
        decode(
            "{\"trnm\":\"CNSRREQ\",\"return_code\":0,\"seq\":\"4\",\"data\":[{\"jmcode\":\"J57JBHH\"},"
                + "{\"jmcode\":\"A005930\"},{\"jmcode\":\"KR6095561B13\"}]}"));
  }

  @Test
  void aRefusedSearchHasNoSymbols() throws ProtocolException {
    assertEquals(
        new ControlMessage.ConditionPage(new Reply("105110", "요청 개수 초과"), "", false, "", List.of()),
        decode("{\"trnm\":\"CNSRREQ\",\"return_code\":105110,\"return_msg\":\"요청 개수 초과\"}"));
  }

  @Test
  void aConditionIsCleared() throws ProtocolException {
    assertEquals(new ControlMessage.ConditionCleared(DONE, "1"), read("cnsrclr.reply"));
  }

  @Test
  void whatIsNotDocumentedIsUnknown() throws ProtocolException {
    assertEquals(new ControlMessage.Unknown("NEW"), decode("{\"trnm\":\"NEW\",\"data\":[1]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{'trnm':'LOGIN'}; return_code is missing",
        "{'trnm':'REG','return_code':null}; return_code is missing",
        "{'trnm':'SYSTEM','message':'x'}; code is missing",
        "{'trnm':'CNSRLST','return_code':0}; data is missing",
        "{'trnm':'CNSRLST','return_code':0,'data':[['1']]}; data: a condition without number or name",
        "{'trnm':'CNSRREQ','return_code':0,'seq':'1'}; data is missing",
        "{'trnm':'CNSRREQ','return_code':0,'data':[]}; seq is missing",
        "{'trnm':'CNSRREQ','return_code':0,'seq':'1','cont_yn':'X','data':[]}; cont_yn: unknown code 'X'",
        "{'trnm':'CNSRREQ','return_code':0,'seq':'1','data':[{'jmcode':''}]}; jmcode is missing",
        "{'trnm':'CNSRREQ','return_code':0,'seq':'1','data':[{}]}; 9001 is missing"
      })
  void whatIsMissingIsNamed(String frame, String message) {
    String json = frame.replace('\'', '"');
    assertEquals(message, assertThrows(ProtocolException.class, () -> decode(json)).getMessage());
  }

  private static ControlMessage read(String sample) throws ProtocolException {
    return decode(StreamFrames.read(sample));
  }

  private static ControlMessage decode(String frame) throws ProtocolException {
    return new ControlCodec().decode(frame);
  }
}
