package io.maemae.broker.kis;

import io.maemae.broker.AdapterHarness;
import io.maemae.broker.BrokerConnection;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.config.Secret;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Venue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/** The adapter over the loopback server, in real time. */
final class KisHarness extends AdapterHarness {
  static final String NAME = "kis";

  final KisServer server;
  final Kis kis;

  KisHarness(KisServer server, KisSettings settings, Path tokens) {
    super(server.settings().clock(), tokens);
    this.server = server;
    server.orderPageSize(20);
    kis = new Kis(settings, edges());
  }

  /** What opens the server's account. */
  static KisSettings settings(KisServer server) {
    KisServerSettings there = server.settings();
    return new KisSettings(
        NAME,
        there.live() ? KisEnvironment.LIVE : KisEnvironment.PAPER,
        new Secret(there.appKey()),
        new Secret(there.appSecret()),
        new Secret(there.accountNumber()),
        there.productCode(),
        there.htsId(),
        Venue.KRX,
        server.restUri(),
        server.streamUri(),
        Duration.ZERO,
        DEADLINE,
        Duration.ofSeconds(2));
  }

  /** Opens the stream, and waits until notices come and there is access. */
  KisHarness started() {
    awaitStarted();
    return this;
  }

  @Override
  protected BrokerConnection connection() {
    return kis;
  }

  @Override
  protected void goAway() {
    server.pauseListening();
  }

  @Override
  protected void comeBack() {
    server.resumeListening();
  }

  @Override
  protected void closeServer() {
    server.closeMarket();
  }

  @Override
  protected void stopServer() {
    server.close();
  }

  @Override
  public LocalDate today() {
    return server.today();
  }

  @Override
  public String wordsForTooLittleCash() {
    return "[APBK0952] 주문가능금액을 초과 했습니다";
  }

  @Override
  public String wordsForRefusedAtOnceOrder() {
    return "reason:refused";
  }

  @Override
  public void othersSell(Quantity quantity, Price price) {
    server.othersSell(SAMSUNG.code(), quantity.units(), won(price));
  }

  @Override
  public void othersBuy(Quantity quantity, Price price) {
    server.othersBuy(SAMSUNG.code(), quantity.units(), won(price));
  }

  @Override
  public void othersSellBeforeNextChange(Quantity quantity, Price price) {
    server.othersSellBeforeNextChange(SAMSUNG.code(), quantity.units(), won(price));
  }

  @Override
  public void refuseAtOnceOrders() {
    server.refuseAtOnceOrders();
  }

  @Override
  public boolean tellsDroppedRest() {
    return true;
  }

  @Override
  public void next(Trouble trouble) {
    switch (trouble) {
      case REQUEST_LOST -> server.next(KisServer.Trouble.REQUEST_LOST);
      case ANSWER_LOST -> server.next(KisServer.Trouble.ANSWER_LOST);
      case ANSWER_LATE -> {
        server.answerDelay(DEADLINE.multipliedBy(2));
        server.next(KisServer.Trouble.ANSWER_LATE);
      }
      case NOT_SENT -> goAwayOnce();
      case NOTICES_FIRST -> server.next(KisServer.Trouble.NOTICES_FIRST);
      default -> throw new IllegalArgumentException(trouble.name());
    }
  }

  @Override
  public void stream(Stream stream) {
    server.streamDelay(settleTime().multipliedBy(3));
    server.stream(FakeDelivery.Mode.valueOf(stream.name()));
  }

  @Override
  public void failSecondPage() {
    server.failSecondPage();
  }

  @Override
  public void holdReadings(Duration time) {
    server.holdReadings(time);
  }
}
