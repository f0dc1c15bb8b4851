package io.maemae.app;

import io.maemae.broker.Timeline;
import io.maemae.desk.ChatOrigin;
import io.maemae.desk.ChatUser;
import io.maemae.desk.DeskEvent;
import io.maemae.notice.Face;
import io.maemae.notice.OutboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The owner with a telephone: says things without much sense, presses buttons, and reads what he is
 * told. His chat delivers what he said until the bot has taken it, sometimes once more, and what
 * the bot says as a network does.
 */
final class SimulatedPerson {
  static final String CHAT = "owner-chat";
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(10);
  private static final ChatUser OWNER = new ChatUser("owner", true);

  private final SimulatedDay day;
  private final Timeline time;
  private final SplittableRandom random;
  private final List<Update> waiting = new ArrayList<>();
  private final List<Heard> heard = new ArrayList<>();
  private final Map<String, String> lines = new TreeMap<>();
  private final List<String> story = new ArrayList<>();
  private final BelievedOrders orders = new BelievedOrders();
  private final PersonsLines typing;
  private final OwnersWord word;
  private long lastUpdate;
  private boolean reachable = true;
  private boolean calm;
  private final Set<OwnersWord.About> blindly = new LinkedHashSet<>();

  /** Something said, until the chat knows that the bot has taken it. */
  private record Update(long id, Instant at, Function<ChatOrigin, DeskEvent> event) {}

  /** A message as it reached him. */
  record Heard(Instant at, String text) {}

  SimulatedPerson(SimulatedDay day, Timeline time, SplittableRandom random) {
    this.day = day;
    this.time = time;
    this.random = random;
    word = new OwnersWord(day.brokers());
    typing = new PersonsLines(random.split(), day::price, orders);
  }

  // What he says.

  /** From now on until a time. */
  void lives(Instant from, Instant until) {
    time.at(
        from,
        () -> {
          if (!calm && time.now().isBefore(until)) {
            String line = typing.next();
            lines.put("u" + (lastUpdate + 1), line);
            say(line, origin -> new DeskEvent.ChatLine(origin, line, day.now()));
            lives(time.now().plusMillis(random.nextLong(200, 9_000)), until);
          }
        });
  }

  private void say(String what, Function<ChatOrigin, DeskEvent> event) {
    Update update = new Update(++lastUpdate, time.now(), event);
    story.add(time.now() + " says u" + update.id() + " " + what);
    waiting.add(update);
    time.at(time.now().plusMillis(random.nextLong(20, 400)), () -> deliver(update));
  }

  private void deliver(Update update) {
    SimulatedProcess process = day.process();
    if (!process.isAlive() || !waiting.contains(update)) {
      return;
    }
    hand(process, update);
    if (random.nextInt(20) == 0) {
      time.at(time.now().plusMillis(random.nextLong(1, 3_000)), () -> hand(process, update));
    }
    time.at(
        time.now().plusMillis(random.nextLong(1, 1_500)),
        () -> {
          if (process.isAlive()) {
            waiting.remove(update);
          }
        });
  }

  private void hand(SimulatedProcess process, Update update) {
    ChatOrigin origin =
        new ChatOrigin(
            OWNER,
            CHAT,
            OptionalLong.of(update.id()),
            Duration.between(update.at(), time.now()),
            "");
    process.post(update.event().apply(origin));
  }

  /** A new process asks for what no other has taken. */
  void processStarted() {
    List<Update> again = List.copyOf(waiting);
    time.at(time.now().plusMillis(500), () -> again.forEach(this::deliver));
  }

  void calmsDown() {
    calm = true;
    reachable = true;
  }

  // What he is told.

  /** How messages of a process reach him. */
  Face face(SimulatedProcess process) {
    return (message, answer) ->
        time.at(
            time.now().plusMillis(calm ? 1 : random.nextLong(20, 600)),
            () -> {
              boolean taken = process.isAlive() && isReachable();
              if (taken) {
                hear(message);
              }
              // That it was taken may itself be lost.
              answer.accept(taken && (calm || random.nextInt(100) > 0));
            });
  }

  private boolean isReachable() {
    if (!calm && random.nextInt(100) == 0) {
      reachable = !reachable;
    } else if (!reachable) {
      reachable = random.nextBoolean();
    }
    return reachable;
  }

  private void hear(OutboxMessage message) {
    heard.add(new Heard(time.now(), message.text()));
    story.add(time.now() + " hears " + message.text());
    orders.hears(message.text());
    OwnersWord.refused(message.text()).ifPresent(this::asksAgain);
    Optional<OwnersWord.About> asked = OwnersWord.about(message);
    if (asked.isPresent() && !day.character().choosesBlindly()) {
      time.at(time.now().plusMillis(reaction()), () -> answer(message, asked.get()));
    } else if (!calm && !message.buttons().isEmpty() && random.nextInt(10) < 8) {
      pressAny(message, asked);
    }
  }

  /** What he chose could not be chosen just then. */
  private void asksAgain(String line) {
    time.at(
        time.now().plus(LOOKS_AGAIN),
        () -> say(line, origin -> new DeskEvent.ChatLine(origin, line, day.now())));
  }

  private long reaction() {
    return random.nextLong(300, 8_000);
  }

  /** Says what he has seen at the broker, or looks again later. */
  private void answer(OutboxMessage message, OwnersWord.About about) {
    if (word.isOpen(about)) {
      time.at(time.now().plus(LOOKS_AGAIN), () -> answer(message, about));
    } else {
      word.truth(message, about).ifPresent(this::press);
    }
  }

  private void pressAny(OutboxMessage message, Optional<OwnersWord.About> asked) {
    List<OutboxMessage.Button> buttons = message.buttons();
    int which = random.nextInt(10) < 7 ? 0 : random.nextInt(buttons.size());
    OutboxMessage.Button button = buttons.get(which);
    asked.filter(about -> OwnersWord.tells(button)).ifPresent(blindly::add);
    time.at(time.now().plusMillis(reaction()), () -> press(button));
  }

  private void press(OutboxMessage.Button button) {
    say(
        "[" + button.label() + "]",
        origin -> new DeskEvent.ButtonPress(origin, button.id(), day.now()));
  }

  /** The orders of which he said what became of them without knowing it. */
  Set<OwnersWord.About> blindly() {
    return blindly;
  }

  /** What he said and heard, in the order of time. */
  List<String> story() {
    return story;
  }

  /** Everything that he was told. */
  List<Heard> heard() {
    return heard;
  }

  /** What he typed, by the name that the bot has for an update. */
  Map<String, String> lines() {
    return lines;
  }
}
