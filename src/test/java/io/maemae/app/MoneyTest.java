package io.maemae.app;

import java.nio.file.Path;
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
}
