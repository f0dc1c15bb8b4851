package io.maemae.app;

import static io.maemae.app.ChatDoor.SOON;
import static io.maemae.app.ChatDoor.TRADER;
import static io.maemae.app.ChatDoor.VIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was said or shown before a restart, and comes back after it. */
final class ChatRestartTest {
  private static final String ORDERS = "select id, symbol, quantity from orders_view order by id";

  @TempDir Path directory;
  private final FakeBotApi telegram = ChatDoor.telegram();
  private ChatDoor door;

  @BeforeEach
  void open() throws Exception {
    door = ChatDoor.open(directory, telegram);
  }

  @AfterEach
  void close() {
    door.close();
    telegram.close();
  }

  private void restart(String yaml) throws Exception {
    assertEquals(0, door.stop());
    door = ChatDoor.open(directory, telegram, yaml);
  }

  private void endsWithOrders(String... orders) throws Exception {
    assertEquals(0, door.stop());
    assertEquals(List.of(orders), FrontDoor.query(door.data(), ORDERS));
  }

  @Test
  void buttonsHaveExpired() throws Exception {
    Shown preview = door.says("/buy 005930 1 60000", "예상 금액");
    Shown screen = door.says("/status", "미체결");
    restart(ChatDoor.configuration(telegram, ""));

    door.presses(preview, "확인", "버튼이 만료되었습니다. 아무것도 바뀌지 않았습니다.");
    door.presses(screen, "새로고침", "버튼이 만료되었습니다");

    endsWithOrders();
  }

  @Test
  void whoWasTakenOffTheListIsNotHeardAnyMore() throws Exception {
    Shown preview = door.says("/buy 005930 1 60000", "예상 금액");
    String reduced =
        ChatDoor.configuration(telegram, "")
            .replace("{ id: " + TRADER, "{ id: 1003")
            .replace("[" + TRADER + "]", "[" + VIEWER + "]");
    restart(reduced);
    List<String> shown = door.texts(TRADER);

    assertTrue(telegram.awaitAcknowledged(telegram.presses(TRADER, preview, "확인"), SOON));
    assertTrue(telegram.awaitAcknowledged(telegram.says(TRADER, "/buy 005930 1"), SOON));
    door.says(VIEWER, "/orders", "미체결 주문이 없습니다.");

    assertTrue(door.log().contains("telegram.ignored user=" + TRADER), door.log());
    endsWithOrders();
    assertEquals(shown, door.texts(TRADER));
  }

  @Test
  void anUpdateThatIsDeliveredAgainDoesNothing() throws Exception {
    String yaml = ChatDoor.configuration(telegram, "").replace("always", "never");
    restart(yaml);
    long order = telegram.says(TRADER, "/buy 005930 1 60000");
    door.next(0, ": 접수 0/1");
    telegram.redeliver(order);
    door.says("/accounts", "(기본)");
    restart(yaml);

    telegram.redeliver(order);
    door.says("/buy 000660 2 140000", ": 접수 0/2");

    endsWithOrders("1 005930 1", "2 000660 2");
    assertEquals(
        List.of(
            "[pretend 모의] #1 삼성전자 005930 매수 1주 60,000원: 접수 0/1",
            "[pretend 모의] @pretend (기본)",
            "[pretend 모의] #2 SK하이닉스 000660 매수 2주 140,000원: 접수 0/2"),
        door.texts(TRADER).stream().filter(text -> !text.startsWith("maemae")).toList());
  }

  @Test
  void anAccountWithOpenOrdersMustNotDisappear() throws Exception {
    String yaml = ChatDoor.configuration(telegram, "").replace("always", "never");
    restart(yaml);
    door.says("/buy 005930 1 60000", ": 접수 0/1");
    assertEquals(0, door.stop());
    String renamed = yaml.replace("name: pretend", "name: other");

    try (ChatDoor refused = ChatDoor.start(directory, telegram, renamed)) {
      assertEquals(2, refused.code());
      assertTrue(
          refused
              .log()
              .contains("accounts: 'pretend' is missing, and its orders #1 have not ended"),
          refused.log());
    }

    door = ChatDoor.open(directory, telegram, yaml);
    door.says("/cancel 1", "60,000원: 취소 0/1");
    restart(renamed);
    door.says("/orders", "미체결 주문이 없습니다.");
  }
}
