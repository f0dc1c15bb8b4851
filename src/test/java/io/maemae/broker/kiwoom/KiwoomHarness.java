package io.maemae.broker.kiwoom;

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
import java.util.Optional;

/** The adapter over the loopback server, in real time. */
final class KiwoomHarness extends AdapterHarness {
  static final String NAME = "kiwoom";

  final KiwoomServer server;
  final Kiwoom kiwoom;

  KiwoomHarness(KiwoomServer server, KiwoomSettings settings, Path tokens) {
    super(server.settings().clock(), tokens);
    this.server = server;
    server.orderPageSize(20);
    kiwoom = new Kiwoom(settings, edges());
  }

  /** What opens the server's account. */
  static KiwoomSettings settings(KiwoomServer server) {
    KiwoomServerSettings there = server.settings();
    return new KiwoomSettings(
        NAME,
        there.live() ? KiwoomEnvironment.LIVE : KiwoomEnvironment.PAPER,
        new Secret(there.appKey()),
        new Secret(there.secretKey()),
        Venue.KRX,
        server.restUri(),
        server.streamUri(),
        Optional.of(Duration.ZERO),
        DEADLINE,
        Duration.ofSeconds(2));
  }

  /** Opens the stream, and waits until notices come and there is access. */
  KiwoomHarness started() {
    awaitStarted();
    return this;
  }

  @Override
  protected BrokerConnection connection() {
    return kiwoom;
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
    return "[2000](855056:";
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

  /** A state that is documented by its name only: orders are read instead. */
  @Override
  public boolean tellsDroppedRest() {
    return false;
  }

  @Override
  public void next(Trouble trouble) {
    switch (trouble) {
      case REQUEST_LOST -> server.next(KiwoomServer.Trouble.REQUEST_LOST);
      case ANSWER_LOST -> server.next(KiwoomServer.Trouble.ANSWER_LOST);
      case ANSWER_LATE -> {
        server.answerDelay(DEADLINE.multipliedBy(2));
        server.next(KiwoomServer.Trouble.ANSWER_LATE);
      }
      case NOT_SENT -> goAwayOnce();
      case NOTICES_FIRST -> server.next(KiwoomServer.Trouble.NOTICES_FIRST);
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
