package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.telegram.FakeBotApi;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits over both brokers' accounts and those of one: what they refuse reaches no broker. */
final class TwoBrokersRiskTest {
  private static final String NOT_SENT = "[%s 실전] 삼성전자 005930 매수 %s: 보내지 않았습니다. %s";
  private static final String SAMSUNG = "005930";

  private static final String BREAKOUTS =
      """
      strategies:
        - builtin: opening-range
          name: here
          account: kis
          symbols: ["005930"]
          timeframe: 5m
          budget: 1000000
          mode: trade
        - builtin: opening-range
          name: there
          account: kiwoom
          symbols: ["005930", "000660"]
          timeframe: 5m
          budget: 1000000
          mode: trade
      """;

  @TempDir Path directory;
  private final FakeBotApi telegram = ChatDoor.telegram();
  private final MovableClock clock = new MovableClock(KisDoor.MORNING);
  private KisServer kis;
  private KiwoomServer kiwoom;
  private ChatDoor door;

  private void givenServers() {
    kis = KisDoor.server(KisServer.Environment.LIVE, clock);
    kiwoom = KiwoomDoor.server(KiwoomServer.Environment.LIVE, clock);
  }

  /** Opens in the morning, with a price of 70,000 won. */
  private void given(String overAll, String ofKis, String ofKiwoom) throws Exception {
    if (kis == null) {
      givenServers();
    }
    open(overAll, ofKis, ofKiwoom, KisDoor.SIGNALS);
    door.says("/price 005930", "70,000원");
  }

  private void open(String overAll, String ofKis, String ofKiwoom, String strategies)
      throws Exception {
    String more = "risk: { " + overAll + " }\n" + strategies;
    String yaml = TwoBrokersDoor.configuration(telegram, kis, kiwoom, "", more);
    yaml = TwoBrokersDoor.limited(yaml, "kis", ofKis);
    yaml = TwoBrokersDoor.limited(yaml, "kiwoom", ofKiwoom);
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

  private void assertRefused(String line, String account, String order, String why) {
    int before = sent();
    assertEquals(NOT_SENT.formatted(account, order, why), door.says(line, "보내지 않았습니다").text());
    assertEquals(before, sent());
  }

  /** How many orders have reached a server. */
  private int sent() {
    return sentToKis() + sentToKiwoom();
  }

  private int sentToKis() {
    return kis.requests("TTTC0012U").size();
  }

  private int sentToKiwoom() {
    return kiwoom.requests("kt10000").size();
  }

  @Test
  void sharesAndOpenBuysAtOneBrokerCountAgainstABuyAtTheOther() throws Exception {
    givenServers();
    kis.hold(SAMSUNG, 10, 700_000);
    given("max-position-value: 1000000", "", "");

    assertRefused(
        "/buy 005930 5 70000 @kiwoom",
        "kiwoom",
        "5주 70,000원",
        "보유 금액이 1,050,000원이 되어 한도 1,000,000원을 넘습니다.");
    door.says("/buy 005930 4 70000 @kiwoom", "[kiwoom 실전] #1 삼성전자 005930 매수 4주 70,000원: 접수 0/4");
    assertRefused(
        "/buy 005930 1 70000", "kis", "1주 70,000원", "보유 금액이 1,050,000원이 되어 한도 1,000,000원을 넘습니다.");

    assertEquals(0, sentToKis());
    assertEquals(1, sentToKiwoom());
  }

  @Test
  void anAccountsOwnLimitCountsItsOwnSharesOnly() throws Exception {
    givenServers();
    kis.hold(SAMSUNG, 20, 1_400_000);
    given("", "", "max-position-value: 1000000");

    door.says("/buy 005930 14 70000 @kiwoom", "접수 0/14");
    assertRefused(
        "/buy 005930 1 70000 @kiwoom",
        "kiwoom",
        "1주 70,000원",
        "보유 금액이 1,050,000원이 되어 한도 1,000,000원을 넘습니다.");
    door.says("/buy 005930 1 70000", "[kis 실전] #2 삼성전자 005930 매수 1주 70,000원: 접수 0/1");

    assertEquals(1, sentToKis());
    assertEquals(1, sentToKiwoom());
  }

  @Test
  void ordersOfAMinuteAreCountedOverBoth() throws Exception {
    given("max-orders-per-minute: 2", "", "");

    door.says("/buy 005930 1 70000", "접수 0/1");
    door.says("/buy 005930 2 70000 @kiwoom", "접수 0/2");
    assertRefused("/buy 005930 3 70000", "kis", "3주 70,000원", "1분에 2건까지만 주문합니다.");
    assertRefused("/buy 005930 3 70000 @kiwoom", "kiwoom", "3주 70,000원", "1분에 2건까지만 주문합니다.");

    assertEquals(1, sentToKis());
    assertEquals(1, sentToKiwoom());
  }

  @Test
  void ordersOfAMinuteOfAnAccountDoNotCountForTheOther() throws Exception {
    given("", "", "max-orders-per-minute: 1");

    door.says("/buy 005930 1 70000", "접수 0/1");
    door.says("/buy 005930 1 70000 @kiwoom", "접수 0/1");
    assertRefused("/buy 005930 2 70000 @kiwoom", "kiwoom", "2주 70,000원", "1분에 1건까지만 주문합니다.");
    door.says("/buy 005930 2 70000", "접수 0/2");

    assertEquals(2, sentToKis());
    assertEquals(1, sentToKiwoom());
  }

  @Test
  void theValueOfAnOrderIsBoundByItsAccountsLimitAndByTheOneOverAll() throws Exception {
    given("max-order-value: 700000", "", "max-order-value: 500000");

    assertRefused(
        "/buy 005930 8 70000 @kiwoom",
        "kiwoom",
        "8주 70,000원",
        "주문 금액 560,000원이 한도 500,000원을 넘습니다.");
    door.says("/buy 005930 8 70000", "접수 0/8");
    assertRefused(
        "/buy 005930 11 70000", "kis", "11주 70,000원", "주문 금액 770,000원이 한도 700,000원을 넘습니다.");

    assertEquals(1, sentToKis());
    assertEquals(0, sentToKiwoom());
  }

  @Test
  void lossesAtBothAddUpToTheLimitOverAll() throws Exception {
    givenServers();
    kis.hold(SAMSUNG, 10, 700_000);
    kiwoom.hold(SAMSUNG, 10, 700_000);
    given("max-daily-loss: 100000", "max-daily-loss: 60000", "max-daily-loss: 60000");
    kis.awaitRegistered("H0STCNT0", SAMSUNG, ChatDoor.SOON);

    int before = telegram.shown(ChatDoor.TRADER).size();
    kis.trade(SAMSUNG, 65_000, 1);

    assertEquals(
        "[kis 실전] [kiwoom 실전] 전체 계좌의 오늘 손실 100,000원이 한도 100,000원에 도달했습니다. 신규 진입을 멈추고"
            + " 미체결 진입 주문을 취소합니다. 청산과 손절은 계속합니다.",
        door.next(before, "오늘 손실").text());
    assertEquals("신규 진입 멈춤 (/resume으로 다시 시작)", lastLine(door.says("/status", "신규 진입").text()));
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  @Test
  void theLossOfAnAccountStopsItsStrategiesAloneAndThatOfAllStopsAll() throws Exception {
    givenServers();
    kis.hold(SAMSUNG, 10, 700_000);
    open("max-daily-loss: 150000", "max-daily-loss: 50000", "", BREAKOUTS);
    PassingTime passing = TwoBrokersDoor.passing(clock, kis, kiwoom);
    TwoBrokersDoor.awaitFilled(passing, door, "kis", "005930");
    TwoBrokersDoor.awaitFilled(passing, door, "kiwoom", "005930");
    TwoBrokersDoor.awaitFilled(passing, door, "kiwoom", "000660");
    kiwoom.othersSell(SAMSUNG, 20, 70_400);

    int before = telegram.shown(ChatDoor.TRADER).size();
    kis.trade(SAMSUNG, 65_000, 1);
    door.next(before, "[kis 실전] 오늘 손실 50,000원이 한도 50,000원에 도달했습니다.");
    kis.trade(SAMSUNG, 70_300, 1);
    door.next(before, "전략 매매가 멈춰 있습니다");
    kiwoom.trade(SAMSUNG, 70_300, 1);
    door.next(before, "[kiwoom 실전] #1 삼성전자 005930 매수 14주 70,500원 IOC: 체결 14/14");
    assertEquals(
        "[kis 실전] 신규 진입 멈춤 (/resume으로 다시 시작)", lastLine(door.says("/status", "매매 중").text()));

    before = telegram.shown(ChatDoor.TRADER).size();
    kis.trade(SAMSUNG, 60_000, 1);
    door.next(before, "[kis 실전] [kiwoom 실전] 전체 계좌의 오늘 손실");
    kiwoom.trade("000660", 128_900, 1);
    door.next(before, "전략 매매가 멈춰 있습니다");

    assertEquals(0, sentToKis());
    assertEquals(1, sentToKiwoom());
  }
}
