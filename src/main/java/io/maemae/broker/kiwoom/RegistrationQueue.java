package io.maemae.broker.kiwoom;

import io.maemae.broker.StreamWire;
import io.maemae.broker.StreamWire.Registration;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is registered and taken back on one connection, one request after the other: the answers do
 * not say to which request they are. Owned by the timeline's thread.
 */
final class RegistrationQueue {
  private static final Logger LOG = LoggerFactory.getLogger(RegistrationQueue.class);

  /** A line on which nobody answers so long is of no use. */
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(20);

  private final String account;
  private final Timeline timeline;
  private final Consumer<String> line;
  private final StreamWire.Owner owner;

  /** Requests that wait for the answer to the one before them. */
  private final Queue<Request> waiting = new ArrayDeque<>();

  /** The one that is not answered yet. */
  private Optional<Request> asked = Optional.empty();

  private record Request(boolean registers, List<Registration> what) {}

  /**
   * Nothing is asked for yet.
   *
   * @param account our name of it, for the log
   * @param line takes what is to be sent
   * @param owner hears what became of each
   */
  RegistrationQueue(
      String account, Timeline timeline, Consumer<String> line, StreamWire.Owner owner) {
    this.account = account;
    this.timeline = timeline;
    this.line = line;
    this.owner = owner;
  }

  /** Asks for registrations of one channel, or for their end, when it is their turn. */
  void add(boolean registers, List<Registration> what) {
    waiting.add(new Request(registers, List.copyOf(what)));
    sendNext();
  }

  private void sendNext() {
    if (asked.isPresent() || waiting.isEmpty()) {
      return;
    }
    Request next = waiting.remove();
    asked = Optional.of(next);
    timeline.at(timeline.now().plus(ANSWER_WAIT), () -> expectAnswered(next));
    List<String> types = List.of(next.what().get(0).channel());
    List<String> items = next.what().stream().map(Registration::key).toList();
    // What is told is the group: removing one leaves the others alone.
    line.accept(
        next.registers()
            ? Requests.register(types.get(0), items, types)
            : Requests.remove(types.get(0), items, types));
  }

  private void expectAnswered(Request request) {
    if (asked.filter(a -> a == request).isPresent()) {
      owner.ended(Why.NOT_REGISTERED, false);
    }
  }

  /** The answer to the one that was asked. */
  void on(ControlMessage.Acknowledgement message) {
    Optional<Request> answered = asked.filter(a -> a.registers() == message.registered());
    if (answered.isEmpty()) {
      LOG.warn("kiwoom.answer-unasked account={} why=\"{}\"", account, message.reply());
      return;
    }
    asked = Optional.empty();
    Request request = answered.get();
    if (!message.reply().isDone()) {
      onRefused(request, message.reply().words());
    } else if (request.registers()) {
      request.what().forEach(owner::registered);
    } else {
      request.what().forEach(owner::unregistered);
    }
    sendNext();
  }

  /** One of many may be at fault: they are asked for one by one, once. */
  private void onRefused(Request request, String words) {
    if (!request.registers()) {
      request.what().forEach(owner::unregistered); // what still comes, nobody hears
    } else if (request.what().size() > 1) {
      request.what().forEach(one -> waiting.add(new Request(true, List.of(one))));
    } else {
      owner.refused(request.what().get(0), StreamWire.Refusal.NEVER, words);
    }
  }
}
