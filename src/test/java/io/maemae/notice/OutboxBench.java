package io.maemae.notice;

import io.maemae.backtest.VirtualTime;
import io.maemae.broker.Timeline;
import io.maemae.market.Instruments;
import io.maemae.order.Outside;
import io.maemae.store.Database;
import io.maemae.store.DeskStore;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The real outbox on a real database. The chats are played, and time moves only when told. Begins
 * on 2026-11-20 at 09:30 in Seoul; the owner's chat and a viewer's get the notices.
 */
final class OutboxBench implements AutoCloseable {
  static final String OWNER = "owner-chat";
  static final String VIEWER = "viewer-chat";

  private static final Instant START = Instant.parse("2026-11-20T00:30:00Z");

  private final Path directory;
  private final VirtualTime time = new VirtualTime(START);
  private final Timeline desk = time.timeline(VirtualTime.Source.DESK);
  private final Set<String> away = new HashSet<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private List<String> noticeChats = List.of(OWNER);
  private int generation;
  private int wakes;
  private Database database;
  private DeskStore store;
  private Outbox outbox;

  private record Attempt(Instant at, OutboxMessage message, boolean taken) {}

  OutboxBench(Path directory) {
    this.directory = directory;
    begin();
  }

  private void begin() {
    generation++;
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.RELAXED);
    store = new DeskStore(database);
    Wording wording = new Wording(Language.KO, Instruments.wellKnown(), List.of());
    outbox =
        new Outbox(
            store.outbox(),
            this::deliver,
            noticeChats,
            new Digest(wording),
            new Later(generation),
            time::now);
    event(outbox::reload);
  }

  private void deliver(OutboxMessage message, Consumer<Boolean> answer) {
    boolean taken = !away.contains(message.chat());
    attempts.add(new Attempt(time.now(), message, taken));
    answer.accept(taken);
  }

  /** What leaves, leaves after the commit; what comes back is an event of its own. */
  private final class Later implements Outside {
    private final int mine;

    Later(int mine) {
      this.mine = mine;
    }

    @Override
    public <A> void ask(Consumer<Consumer<A>> question, Consumer<A> onAnswer) {
      held.add(() -> question.accept(answer -> at(time.now(), () -> onAnswer.accept(answer))));
    }

    @Override
    public void tell(Runnable task) {
      held.add(task);
    }

    @Override
    public void wakeAt(Instant when, Runnable task) {
      wakes++;
      held.add(() -> at(when, task));
    }

    private void at(Instant when, Runnable task) {
      desk.at(
          when,
          () -> {
            if (mine == generation) {
              event(task);
            }
          });
    }
  }

  private void event(Runnable task) {
    task.run();
    store.transactions().commit();
    List<Runnable> released = List.copyOf(held);
    held.clear();
    released.forEach(Runnable::run);
  }

  /** The viewer's chat gets the notices too, from the next start on. */
  void tellsTheViewerToo() {
    noticeChats = List.of(OWNER, VIEWER);
    restart();
  }

  void restart() {
    close();
    begin();
  }

  void goesAway(String chat) {
    away.add(chat);
  }

  void comesBack(String chat) {
    away.remove(chat);
  }

  /** Something happens that uses the outbox, and what follows at once. */
  void does(Consumer<Outbox> use) {
    event(() -> use.accept(outbox));
    advance(Duration.ZERO);
  }

  void tells(Topic topic, String text) {
    does(o -> o.tell(topic, text));
  }

  /** Tells so many texts, numbered from 1, one a second. */
  void tellsEachSecond(Topic topic, int count) {
    for (int i = 1; i <= count; i++) {
      tells(topic, topic + " " + i);
      advance(Duration.ofSeconds(1));
    }
  }

  void advance(Duration duration) {
    Instant until = time.now().plus(duration);
    while (time.next().filter(next -> !next.isAfter(until)).isPresent()) {
      time.step();
    }
    time.idleUntil(until);
  }

  /** When a chat was tried, in seconds from the start. */
  List<Long> attempts(String chat) {
    return attempts.stream()
        .filter(a -> a.message().chat().equals(chat))
        .map(a -> Duration.between(START, a.at()).toSeconds())
        .toList();
  }

  /** What a chat took. */
  List<String> told(String chat) {
    return attempts.stream()
        .filter(a -> a.taken() && a.message().chat().equals(chat))
        .map(a -> a.message().text())
        .toList();
  }

  /** What a chat took last. */
  String newest(String chat) {
    List<String> told = told(chat);
    return told.get(told.size() - 1);
  }

  /** How often the outbox wanted to be woken. */
  int wakes() {
    return wakes;
  }

  int size() {
    return outbox.size();
  }

  String row(String sql) {
    return database.connect().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
  }

  /** How many messages the store keeps for delivery. */
  String undelivered() {
    return row("select count(*) from outbox where delivered_at is null");
  }

  @Override
  public void close() {
    database.close();
  }
}
