package io.maemae.app;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the rules of orders and money, on a bench that has started. */
abstract class MoneyTest {
  /** The first order of most tests, as it is named to the person. */
  static final String ORDER = "[kis 모의] #1 삼성전자 005930 매수 10주 70,000원";

  @TempDir Path directory;
  MoneyBench bench;
  FakeBroker broker;

  @BeforeEach
  void startBench() {
    bench = new MoneyBench(directory);
    configure(bench);
    bench.start();
    broker = bench.broker();
  }

  /** What is configured besides two accounts. */
  void configure(MoneyBench unstarted) {
    // Nothing.
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  /**
   * The owner sells shares at 71,000 won and moves that to 70,000; the broker does it without a
   * word.
   *
   * @return the broker's number of the sale after that
   */
  String sellsAndMovesUnanswered(long quantity) {
    bench.types("/sell 005930 " + quantity + " 71000");
    broker.confirmsChanges(false);
    String first = bench.newestNumber();
    String moved = Integer.toString(Integer.parseInt(first) + 1);
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/modify 2 price=70000");
    broker.modifiesUnsaid(moved, first, Price.ofWon(70_000));
    return moved;
  }

  /** A strategy's exit is on its way when as many are sold elsewhere, and is refused after that. */
  void soldElsewhereBeforeTheExit(String strategy, long quantity) {
    broker.next(Manner.HOLD_UNTAKEN);
    bench.strategyExits(strategy, 70_000);
    String elsewhere = broker.place(MoneyBench.SAMSUNG, Side.SELL, quantity, 70_000).number();
    broker.fills(elsewhere, quantity, 70_000);
    bench.advance(Duration.ofMillis(100));
    broker.answerHeld(new SubmitResult.Rejected("주문가능수량이 부족합니다"));
  }
}
