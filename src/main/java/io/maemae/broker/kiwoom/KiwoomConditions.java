package io.maemae.broker.kiwoom;

import io.maemae.broker.StreamListener;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import io.maemae.strategy.ConditionSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The conditions (조건검색) of an account's owner, asked for on the stream. They are numbered anew as
 * people make and delete them, so each is found by its name, in a list read just before. May be
 * called from any thread; its state is owned by the timeline's.
 */
final class KiwoomConditions implements ConditionSearch {
  /** What could not be watched is tried again. */
  private static final Duration RETRY = Duration.ofSeconds(60);

  private final String account;
  private final Timeline timeline;
  private final StreamListener listener;
  private Set<String> wanted = Set.of();
  private Optional<ConditionLine> line = Optional.empty();

  /** What is watched on this connection, or is asked to be, by its number. */
  private final Map<String, Watched> byNumber = new LinkedHashMap<>();

  private boolean looking;
  private boolean retrying;

  /** A condition of whose changes the server tells. */
  private static final class Watched {
    final String name;

    /** None before the server has said who meets it. */
    Optional<Set<Symbol>> symbols = Optional.empty();

    /** Something came that may have been about it, and could not be read. */
    boolean doubted;

    /** What changed before. */
    final List<ConditionHit> early = new ArrayList<>();

    Watched(String name) {
      this.name = name;
    }

    void hit(ConditionHit hit) {
      if (symbols.isEmpty()) {
        early.add(hit);
      } else if (hit.inserted()) {
        symbols.get().add(hit.symbol());
      } else {
        symbols.get().remove(hit.symbol());
      }
    }
  }

  /**
   * Watches none.
   *
   * @param account our name of it, for the log
   */
  KiwoomConditions(String account, Timeline timeline, StreamListener listener) {
    this.account = account;
    this.timeline = timeline;
    this.listener = listener;
  }

  // What is asked.

  @Override
  public void list(Consumer<Reading<List<String>>> answer) {
    onLine(
        answer,
        open ->
            open.list(
                listed ->
                    answer.accept(
                        map(
                            listed,
                            conditions ->
                                conditions.stream()
                                    .map(ControlMessage.Condition::name)
                                    .toList()))));
  }

  @Override
  public void run(String condition, Consumer<Reading<List<Symbol>>> answer) {
    onLine(
        answer,
        open -> {
          Optional<Watched> watched = watched(condition).filter(w -> w.symbols.isPresent());
          if (watched.isPresent()) {
            answer.accept(now(watched.get()));
          } else {
            open.list(
                listed ->
                    numbered(
                        listed,
                        condition,
                        number -> open.search(number, answer),
                        why -> answer.accept(new Reading.Unreadable<>(why))));
          }
        });
  }

  @Override
  public void watch(Set<String> conditions) {
    timeline.at(
        timeline.now(),
        () -> {
          wanted = Set.copyOf(conditions);
          byNumber.values().stream()
              .filter(w -> w.symbols.isPresent() && wanted.contains(w.name))
              .forEach(this::tell);
          look();
        });
  }

  private <T> void onLine(Consumer<Reading<T>> answer, Consumer<ConditionLine> question) {
    timeline.at(
        timeline.now(),
        () ->
            line.ifPresentOrElse(
                question, () -> answer.accept(new Reading.Unreadable<>(Why.STREAM_DOWN))));
  }

  private Optional<Watched> watched(String name) {
    return byNumber.values().stream().filter(w -> w.name.equals(name)).findFirst();
  }

  private Reading<List<Symbol>> now(Watched watched) {
    return new Reading.Complete<>(List.copyOf(watched.symbols.orElseThrow()), timeline.now());
  }

  private void tell(Watched watched) {
    listener.condition(watched.name, now(watched));
  }

  private static <A, B> Reading<B> map(Reading<A> reading, Function<A, B> change) {
    if (reading instanceof Reading.Complete<A> complete) {
      return new Reading.Complete<>(change.apply(complete.value()), complete.begunAt());
    }
    return new Reading.Unreadable<>(((Reading.Unreadable<A>) reading).why());
  }

  /** The number of a condition, or why there is none. */
  private static void numbered(
      Reading<List<ControlMessage.Condition>> listed,
      String name,
      Consumer<String> found,
      Consumer<String> failed) {
    if (listed instanceof Reading.Complete<List<ControlMessage.Condition>> complete) {
      List<ControlMessage.Condition> named =
          complete.value().stream().filter(c -> c.name().equals(name)).toList();
      if (named.size() == 1) {
        found.accept(named.get(0).number());
      } else {
        failed.accept(named.isEmpty() ? Why.NO_CONDITION : Why.SEVERAL_CONDITIONS);
      }
    } else {
      failed.accept(((Reading.Unreadable<?>) listed).why());
    }
  }

  // What is watched.

  /** Watches what is wanted and is not watched, and no more what is not wanted. */
  private void look() {
    if (line.isEmpty()) {
      return;
    }
    ConditionLine open = line.get();
    new LinkedHashMap<>(byNumber)
        .forEach(
            (number, watched) -> {
              if (watched.doubted || !wanted.contains(watched.name)) {
                byNumber.remove(number);
                open.clear(number);
              }
            });
    if (!looking && wanted.stream().anyMatch(name -> watched(name).isEmpty())) {
      looking = true;
      open.list(
          listed -> {
            if (isOpen(open)) {
              looking = false;
              wanted.stream()
                  .filter(name -> watched(name).isEmpty())
                  .sorted()
                  .forEach(
                      name ->
                          numbered(
                              listed,
                              name,
                              number -> begin(open, number, name),
                              why -> failed(open, name, why)));
            }
          });
    }
  }

  private boolean isOpen(ConditionLine which) {
    return line.filter(l -> l == which).isPresent();
  }

  private void begin(ConditionLine open, String number, String name) {
    Watched watched = new Watched(name);
    Watched before = byNumber.put(number, watched);
    if (before != null) {
      // They were numbered anew since it was asked for.
      failed(open, before.name, Why.CONDITIONS_CHANGED);
    }
    open.watch(
        number,
        reading -> {
          if (!isOpen(open) || byNumber.get(number) != watched) {
            return; // the end of a connection is told by itself
          }
          if (reading instanceof Reading.Complete<List<Symbol>> complete) {
            watched.symbols = Optional.of(new LinkedHashSet<>(complete.value()));
            watched.early.forEach(watched::hit);
            tell(watched);
          } else {
            byNumber.remove(number);
            String why = ((Reading.Unreadable<?>) reading).why();
            if (why.equals(Why.NO_ANSWER)) {
              open.clear(number); // it may be watched all the same
            }
            failed(open, name, why);
          }
        });
  }

  private void failed(ConditionLine open, String name, String why) {
    listener.condition(name, new Reading.Unreadable<>(why));
    lookAgain(open);
  }

  private void lookAgain(ConditionLine open) {
    if (!retrying) {
      retrying = true;
      timeline.at(
          timeline.now().plus(RETRY),
          () -> {
            if (isOpen(open)) {
              retrying = false;
              look();
            }
          });
    }
  }

  // What the connection says. On the timeline's thread.

  /** Questions can be asked; {@code out} takes their frames. */
  void opened(Consumer<String> out) {
    line = Optional.of(new ConditionLine(account, timeline, out));
    look();
  }

  /** Nothing comes any more. */
  void ended() {
    Optional<ConditionLine> gone = line;
    line = Optional.empty();
    looking = false;
    retrying = false;
    byNumber.clear();
    gone.ifPresent(ConditionLine::close);
  }

  /** An answer came. */
  void on(ControlMessage message) {
    line.ifPresent(l -> l.on(message));
  }

  /** Something came that cannot be read, and may be of any condition: all are watched anew. */
  void doubted() {
    byNumber.values().forEach(watched -> watched.doubted = true);
    if (!byNumber.isEmpty()) {
      line.ifPresent(this::lookAgain);
    }
  }

  /** Somebody meets a condition now, or does no more. */
  void on(ConditionHit hit) {
    Watched watched = byNumber.get(hit.condition());
    if (watched != null) {
      watched.hit(hit);
      if (watched.symbols.isPresent()) {
        tell(watched);
      }
    }
  }
}
