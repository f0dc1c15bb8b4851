package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trading at one account on the stream of another. */
final class OtherStreamTest {
  private static final String SAMSUNG = "005930";
  private static final String HYNIX = "000660";
  private static final String JYP = "035900";
  private static final String DONGHWA = "000020";

  private static final String STRATEGIES =
      strategy("at-kiwoom-on-kis", "kiwoom", "kis", "\"005930\", \"000020\"", "trade")
          + strategy("at-kis-on-kiwoom", "kis", "kiwoom", "\"000660\"", "trade")
          + strategy("at-kiwoom", "kiwoom", "kiwoom", "\"035900\"", "trade")
          + strategy("signals", "kiwoom", "kiwoom", "\"005930\"", "signal");

  @TempDir Path directory;
  private final FakeBotApi telegram = ChatDoor.telegram();
  private KisServer kis;
  private KiwoomServer kiwoom;
  private PassingTime passing;
  private ChatDoor door;

  private static String strategy(
      String name, String account, String stream, String symbols, String mode) {
    return """
      - builtin: opening-range
        name: %s
        account: %s
        market-data: %s
        symbols: [%s]
        timeframe: 5m
        budget: 1000000
        mode: %s
    """
        .formatted(name, account, stream, symbols, mode);
  }

  private void given(String others, String strategies) throws Exception {
    MovableClock clock = new MovableClock(KisDoor.MORNING);
    kis = KisDoor.server(KisServer.Environment.LIVE, clock);
    kiwoom = KiwoomDoor.server(KiwoomServer.Environment.LIVE, clock);
    passing = TwoBrokersDoor.passing(clock, kis, kiwoom);
    String more = "strategies:\n" + strategies;
    String yaml = TwoBrokersDoor.configuration(telegram, kis, kiwoom, others, more);
    door = TwoBrokersDoor.open(directory, telegram, kis, kiwoom, yaml, clock);
  }

  @AfterEach
  void close() {
    if (door != null) {
      door.close();
    }
    kiwoom.close();
    kis.close();
    telegram.close();
  }

  private void assertSent(int toKis, int toKiwoom) {
    assertEquals(toKis, kis.requests("TTTC0012U").size());
    assertEquals(toKiwoom, kiwoom.requests("kt10000").size());
  }

  @Test
  void aStrategyHearsTheStreamThatIsNamedAndOrdersAtItsAccountAndWaitsWhileThatStreamIsAway()
      throws Exception {
    given("", STRATEGIES);
    TwoBrokersDoor.awaitFilled(passing, door, "kis", SAMSUNG);
    TwoBrokersDoor.awaitFilled(passing, door, "kis", DONGHWA);
    TwoBrokersDoor.awaitFilled(passing, door, "kiwoom", HYNIX);
    TwoBrokersDoor.awaitFilled(passing, door, "kiwoom", JYP);
    TwoBrokersDoor.awaitFilled(passing, door, "kiwoom", SAMSUNG);

    // What its own account's stream brings is none of its ticks.
    kiwoom.othersSell(SAMSUNG, 20, 70_400);
    kiwoom.othersBuy(SAMSUNG, 20, 69_700);
    int before = telegram.shown(ChatDoor.TRADER).size();
    kiwoom.trade(SAMSUNG, 70_300, 1);
    door.next(before, "signals");
    assertSent(0, 0);

    kis.trade(SAMSUNG, 70_300, 1);
    door.next(before, "[kiwoom 실전] #1 삼성전자 005930 매수 14주 70,500원 IOC: 체결 14/14");
    assertSent(0, 1);
    kiwoom.trade(SAMSUNG, 69_800, 1);
    kis.trade(SAMSUNG, 69_800, 1);
    door.next(before, "[kiwoom 실전] #2 삼성전자 005930 매도 14주 시장가: 체결 14/14");
    assertEquals(0, kis.requests("TTTC0011U").size());

    kis.othersSell(HYNIX, 20, 128_900);
    kiwoom.trade(HYNIX, 128_900, 1);
    door.next(before, "[kis 실전] #3 SK하이닉스 000660 매수 7주");
    door.next(before, "체결 7/7");
    assertSent(1, 1);

    before = telegram.shown(ChatDoor.TRADER).size();
    kis.pauseListening();
    kis.pauseStream();
    door.next(before, "[kis 실전] 실시간 시세와 체결 통보가 끊겼습니다");
    kiwoom.othersSell(JYP, 20, 60_300);
    kiwoom.trade(JYP, 60_300, 1);
    door.next(before, "[kiwoom 실전] #4 JYP Ent. 035900 매수 16주");
    door.next(before, "체결 16/16");
    assertSent(1, 2);

    kis.resumeListening();
    kis.resumeStream();
    door.next(before, "[kis 실전] 실시간 시세와 체결 통보가 다시 연결되었습니다");
    kis.awaitRegistered("H0STCNT0", DONGHWA, ChatDoor.SOON);
    door.says("/alert 000020 > 9100", "알림을 설정했습니다");
    before = telegram.shown(ChatDoor.TRADER).size();
    kis.trade(DONGHWA, 9_200, 1);
    door.next(before, "알림 가격");
    assertSent(1, 2);
  }

  @Test
  void pretendedMoneyTradesOnTheStreamOfKiwoomAndOnNoOther() throws Exception {
    String pretend =
        """
          - name: pretend
            broker: paper
            cash: 10000000
            market-data: kiwoom
        """;
    given(
        pretend,
        strategy("following", "pretend", "kiwoom", "\"005930\"", "signal")
            + strategy("hearing", "kis", "kis", "\"005930\"", "signal"));
    kiwoom.awaitRegistered("0B", SAMSUNG, ChatDoor.SOON);
    kis.awaitRegistered("H0STCNT0", SAMSUNG, ChatDoor.SOON);
    door.says("/price 005930", "70,000원");
    kiwoom.trade(SAMSUNG, 70_100, 30);
    awaitPrice("70,100");

    String filled = door.says("/buy 005930 10 @pretend", "체결 10/10").text();
    assertTrue(filled.contains("[pretend 모의] #1 삼성전자 005930 매수 10주"), filled);
    assertTrue(filled.contains("평균 70,100원"), filled);
    door.says("/sell 005930 10 70200 @pretend", "접수 0/10");
    door.says("/alert 005930 > 70150", "알림을 설정했습니다");
    int before = telegram.shown(ChatDoor.TRADER).size();
    kis.trade(SAMSUNG, 70_200, 4);
    door.next(before, "알림 가격");
    kiwoom.trade(SAMSUNG, 70_200, 30);

    door.next(before, "#2 삼성전자 005930 매도 10주 70,200원: 체결 10/10");
    assertEquals(0, door.stop());
    assertEquals(
        List.of("10", "10"),
        FrontDoor.query(door.data(), "select quantity from fills_view order by id"));
    assertSent(0, 0);
    assertEquals(0, kis.requests("TTTC0011U").size() + kiwoom.requests("kt10001").size());
  }

  private void awaitPrice(String price) {
    ChatDoor.await(() -> price, () -> door.says("/price 005930", "005930").text().contains(price));
  }
}
