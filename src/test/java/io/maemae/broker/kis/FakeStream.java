package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeSession;
import io.maemae.broker.fake.FakeStreamPort;
import io.maemae.fake.FakeMonitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The stream: what each session asked for, and with which key its notices are encrypted. */
final class FakeStream implements FakeStreamPort.Service<Map<KisServer.Registration, FakeCipher>> {
  private static final Set<String> PATHS = Set.of("/tryitout", "/", "");

  private final FakeRegistry registry;
  private final FakeStreamPort<Map<KisServer.Registration, FakeCipher>> port;
  private final List<String> echoes = new ArrayList<>();
  private final List<String> received = new ArrayList<>();

  FakeStream(FakeMonitor monitor, FakeRegistry registry, ExecutorService threads) {
    this.registry = registry;
    port = new FakeStreamPort<>(monitor, PATHS, LinkedHashMap::new, this, threads);
  }

  int port() {
    return port.port();
  }

  /** Listens, at the same port as before. */
  void open() {
    port.open();
  }

  /** Refuses new connections and cuts those there are. */
  void shut() {
    port.shut();
  }

  @Override
  public void text(FakeSession<Map<KisServer.Registration, FakeCipher>> session, String text) {
    received.add(text);
    if (text.contains("PINGPONG")) {
      echoes.add(text);
    } else {
      registry.take(session, text, port.sessions());
    }
  }

  @Override
  public void pong(FakeSession<Map<KisServer.Registration, FakeCipher>> session, String text) {
    echoes.add(text);
  }

  @Override
  public void ended(FakeSession<Map<KisServer.Registration, FakeCipher>> session) {
    registry.ended(session);
  }

  void each(Consumer<FakeSession<Map<KisServer.Registration, FakeCipher>>> work) {
    port.each(work);
  }

  /** To every session that asked for it. */
  void notice(String record) {
    KisServer.Registration key = registry.noticeKey();
    each(
        session -> {
          FakeCipher cipher = session.kept.get(key);
          if (cipher != null) {
            session.send(FakeFrames.encrypted(key.trId(), record, cipher));
          }
        });
  }

  /** To every session that asked for one of these symbols, in one frame. */
  void market(String trId, List<String> records) {
    each(
        session -> {
          List<String> asked =
              records.stream()
                  .filter(record -> session.kept.containsKey(key(trId, record)))
                  .toList();
          if (!asked.isEmpty()) {
            session.send(FakeFrames.frame(trId, asked));
          }
        });
  }

  private static KisServer.Registration key(String trId, String record) {
    return new KisServer.Registration(trId, record.substring(0, record.indexOf('^')));
  }

  List<KisServer.Registration> registrations() {
    return port.sessions().stream().flatMap(s -> s.kept.keySet().stream()).toList();
  }

  int open(boolean ever) {
    return ever ? port.seen() : port.sessions().size();
  }

  List<String> echoes() {
    return List.copyOf(echoes);
  }

  List<String> received() {
    return List.copyOf(received);
  }
}
