package io.maemae.broker.kiwoom;

import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeSession;
import io.maemae.broker.fake.FakeStreamPort;
import io.maemae.fake.FakeMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The stream: its heartbeat, and who hears what. Everything is called within the monitor. */
final class FakeStream implements FakeStreamPort.Service<FakeSubscriber> {
  static final String PATH = "/api/dostk/websocket";

  private final FakeRegistry registry;
  private final FakeStreamPort<FakeSubscriber> port;
  private final List<String> echoes = new ArrayList<>();
  private final List<String> received = new ArrayList<>();

  FakeStream(FakeMonitor monitor, FakeRegistry registry, ExecutorService threads) {
    this.registry = registry;
    port = new FakeStreamPort<>(monitor, Set.of(PATH), FakeSubscriber::new, this, threads);
  }

  FakeStreamPort<FakeSubscriber> port() {
    return port;
  }

  @Override
  public void text(FakeSession<FakeSubscriber> session, String text) {
    received.add(text);
    if (!session.kept.owed.isEmpty() && text.equals(session.kept.owed)) {
      session.kept.owed = "";
      echoes.add(text);
    } else {
      registry.take(session, text, port.sessions());
    }
  }

  @Override
  public void pong(FakeSession<FakeSubscriber> session, String text) {
    // The heartbeat is a text; this one is not asked for.
  }

  @Override
  public void ended(FakeSession<FakeSubscriber> session) {
    // Its registrations are gone with it.
  }

  /** The heartbeat, to whom has logged in; who did not send back the last one is cut. */
  void ping() {
    String text = FakeJson.of("trnm", "PING").toString();
    for (FakeSession<FakeSubscriber> session : port.sessions()) {
      if (!session.kept.owed.isEmpty()) {
        session.cut();
      } else if (session.kept.loggedIn) {
        session.kept.owed = text;
        session.send(text);
      }
    }
  }

  void tell(FakeFrame frame) {
    each(session -> frame.text(session.kept::hears).ifPresent(session::send));
  }

  void each(Consumer<FakeSession<FakeSubscriber>> work) {
    port.each(work);
  }

  List<KiwoomServer.Registration> registrations() {
    return port.sessions().stream()
        .flatMap(session -> session.kept.registrations().stream())
        .toList();
  }

  List<String> echoes() {
    return List.copyOf(echoes);
  }

  List<String> received() {
    return List.copyOf(received);
  }
}
