package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions of a person's own, from the configuration and from the chat to the broker. */
final class KiwoomConditionDayTest {
  private static final String FOLLOWING =
      """
      strategies:
        - builtin: opening-range
          account: kis
          market-data: kiwoom
          symbols: {condition: 거래량 상위, max-symbols: 2}
          timeframe: 5m
          budget: 1000000
          mode: signal
      """;

  @TempDir Path directory;

  @Test
  void aStrategyFollowsAConditionAndTheChatSearches() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        KisServer kis = KisDoor.server(KisServer.Environment.LIVE);
        KiwoomServer kiwoom = KiwoomDoor.server(KiwoomServer.Environment.LIVE, KisDoor.MORNING)) {
      kiwoom.condition("4", "거래량 상위", List.of("000660", "005930", "035900"));
      kiwoom.condition("5", "급등주", List.of("000020"));
      String yaml = KisDoor.configuration(telegram, kis, KiwoomDoor.account(kiwoom), FOLLOWING);
      try (ChatDoor door = KisDoor.open(directory, telegram, kis, yaml, KisDoor.MORNING)) {
        kiwoom.awaitRegistered("0B", "000660", ChatDoor.SOON);
        kiwoom.awaitRegistered("0B", "005930", ChatDoor.SOON);
        String strategies = door.says("/strategies", "조건검색 거래량 상위").text();
        assertTrue(strategies.contains("조건검색 거래량 상위: SK하이닉스, 삼성전자)"), strategies);

        kiwoom.conditionChanged("4", "000660", false);
        kiwoom.awaitRegistered("0B", "035900", ChatDoor.SOON);

        assertEquals(
            "[kiwoom 실전] 조건식 2개\n거래량 상위\n급등주", door.says("/condition list", "조건식 2개").text());
        door.says("/condition run 거래량 상위", "[kiwoom 실전] 조건검색 거래량 상위: 2종목");
        door.says("/condition run 급등주 @kiwoom", "동화약품 000020");
        door.says("/condition list @kis", "조건검색을 할 수 있는 계좌가 아닙니다");

        int before = telegram.shown(ChatDoor.TRADER).size();
        kiwoom.condition("4", "이름을 바꾼 것", List.of());
        kiwoom.closeStream();
        door.next(before, "조건검색 거래량 상위: 종목을 받지 못하고 있습니다");
      }
    }
  }
}
