package io.maemae.broker;

import io.maemae.broker.StreamWire.Line;
import io.maemae.broker.StreamWire.Owner;
import io.maemae.broker.StreamWire.Refusal;
import io.maemae.broker.StreamWire.Registration;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of one key: connects, registers what is wanted as far as it fits, and connects again
 * when it ends or falls silent. Brokers give a key one connection, registrations end with it, and
 * who connects or registers in a loop is locked out for a while. Owned by the timeline's thread.
 */
public final class StreamSession {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** A session so long was a good one: the next trouble is waited for anew. */
  private static final Duration STABLE = Duration.ofMinutes(2);

  private static final Duration WATCH = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(60);
  private static final Duration CHANGE_DELAY = Duration.ofSeconds(2);

  /** A connection that has neither opened nor failed by then never will. */
  private static final Duration OPEN_WAIT = Duration.ofSeconds(30);

  /** A connection whose registration of notices nobody has answered by then is of no use. */
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(20);

  private final Setup setup;
  private final StreamWire wire;
  private final Runnable onUp;
  private final Set<Registration> active = new LinkedHashSet<>();
  private final Queue<Request> requests = new ArrayDeque<>();

  /** What the server will never take on this connection. */
  private final Set<Registration> refused = new HashSet<>();

  private Instant retryAt = Instant.MIN;
  private List<Symbol> symbols = List.of();
  private List<Registration> planned = List.of();
  private int cap;
  private Optional<Line> line = Optional.empty();
  private Instant connectedAt = Instant.EPOCH;

  /** Whether there is a connection on which registrations are under way, or made. */
  private boolean open;

  /** Whether notices come. */
  private boolean up;

  private Optional<Boolean> toldElsewhere = Optional.empty();
  private boolean closed;
  private boolean changePlanned;
  private boolean sending;
  private int failures;

  /**
   * What it works with.
   *
   * @param account our name of it, for the log
   * @param spacing the least time between two requests
   * @param silence how long no frame at all is believed in while frames are to be expected
   * @param hours when they are
   */
  public record Setup(
      String account,
      Timeline timeline,
      RandomGenerator random,
      StreamListener listener,
      Duration spacing,
      Duration silence,
      MarketHours hours) {}

  /** What waits for its turn to be sent. */
  private record Request(boolean registers, Registration registration) {
    boolean goesWith(Request other) {
      return registers == other.registers
          && registration.channel().equals(other.registration.channel());
    }
  }

  /**
   * Connects to nothing before {@link #start}.
   *
   * @param onUp is called when a connection has begun to bring everything
   */
  public StreamSession(Setup setup, StreamWire wire, Runnable onUp) {
    this.setup = setup;
    this.wire = wire;
    this.onUp = onUp;
    this.cap = wire.cap();
  }

  /** Opens the stream. */
  public void start() {
    connect();
    watch();
  }

  /** Which symbols are to be heard, the important ones first. */
  public void want(List<Symbol> wanted) {
    symbols = List.copyOf(wanted);
    if (!changePlanned) {
      changePlanned = true;
      later(
          CHANGE_DELAY,
          () -> {
            changePlanned = false;
            change();
          });
    }
  }

  /** What does not come: it did not fit, was refused, or is not answered yet. */
  public List<Symbol> polled() {
    return symbols.stream().filter(s -> !active.contains(wire.trades(s))).toList();
  }

  /** How many registrations there are. */
  public int registrations() {
    return active.size();
  }

  /** How many there may be. */
  public int cap() {
    return cap;
  }

  /** When any frame came last; when it was tried to connect, if none did. */
  public Instant lastFrameAt() {
    return line.map(Line::lastFrameAt).orElse(connectedAt);
  }

  /** Whether notices come. */
  public boolean isUp() {
    return up;
  }

  /** Ends it, for good. */
  public void close() {
    closed = true;
    requests.clear();
    line.ifPresent(Line::close);
    line = Optional.empty();
  }

  // Connecting.

  private void connect() {
    if (!closed) {
      wire.prepare(this::open, why -> failed(why, false));
    }
  }

  private void open() {
    if (closed) {
      return;
    }
    Connection next = new Connection();
    next.line = wire.open(next);
    line = Optional.of(next.line);
    later(OPEN_WAIT, () -> expectOpen(next.line));
  }

  /** What one line says; of a line that is no more the current one nothing counts. */
  private final class Connection implements Owner {
    private Line line;

    @Override
    public void opened() {
      onOpened(line);
    }

    @Override
    public void registered(Registration what) {
      if (isCurrent(line)) {
        onRegistered(what);
      }
    }

    @Override
    public void unregistered(Registration what) {
      if (isCurrent(line)) {
        active.remove(what);
      }
    }

    @Override
    public void refused(Registration what, Refusal how, String words) {
      if (isCurrent(line)) {
        onRefused(line, what, how, words);
      }
    }

    @Override
    public void ended(String why, boolean elsewhere) {
      onEnded(line, why, elsewhere);
    }
  }

  private void expectOpen(Line which) {
    if (!open) {
      onEnded(which, Why.notOpened(OPEN_WAIT.toSeconds()), false);
    }
  }

  private boolean isCurrent(Line which) {
    return line.filter(l -> l == which).isPresent();
  }

  private void onOpened(Line which) {
    if (!isCurrent(which)) {
      which.close();
      return;
    }
    LOG.info("broker.stream-open account={}", setup.account());
    connectedAt = setup.timeline().now();
    open = true;
    retryAt = connectedAt.plus(RETRY);
    active.clear();
    refused.clear();
    requests.clear();
    cap = wire.cap();
    planned = plan();
    planned.forEach(this::register);
    later(ANSWER_WAIT, () -> expectUp(which));
  }

  private void expectUp(Line which) {
    if (!up) {
      onEnded(which, Why.NOT_REGISTERED, false);
    }
  }

  private List<Registration> plan() {
    return wire.plan(symbols, cap);
  }

  /** Registers what is new, and takes back what has to make room for it. */
  private void change() {
    if (!open || closed) {
      return;
    }
    List<Registration> next = plan();
    for (Registration old : List.copyOf(active)) {
      if (!next.contains(old)) {
        unregister(old);
      }
    }
    for (Registration wanted : next) {
      if (!active.contains(wanted) && !planned.contains(wanted)) {
        register(wanted);
      }
    }
    planned = next;
  }

  private void register(Registration registration) {
    request(new Request(true, registration));
  }

  private void unregister(Registration registration) {
    active.remove(registration);
    request(new Request(false, registration));
  }

  private void request(Request what) {
    requests.add(what);
    if (!sending) {
      sending = true;
      sendNext();
    }
  }

  private void sendNext() {
    Request next = requests.poll();
    if (next == null) {
      sending = false;
      return;
    }
    List<Registration> batch = new ArrayList<>(List.of(next.registration()));
    while (batch.size() < wire.batch() && !requests.isEmpty() && requests.peek().goesWith(next)) {
      batch.add(requests.poll().registration());
    }
    line.ifPresent(l -> send(l, next.registers(), batch));
    later(setup.spacing(), this::sendNext);
  }

  private static void send(Line to, boolean registers, List<Registration> batch) {
    if (registers) {
      to.register(batch);
    } else {
      to.unregister(batch);
    }
  }

  private void onRefused(Line which, Registration registration, Refusal how, String words) {
    LOG.warn(
        "broker.stream-refused account={} channel={} why=\"{}\"",
        setup.account(),
        registration.channel(),
        words);
    if (wire.isNotice(registration)) {
      onEnded(which, words, false); // without notices it is of no use
    } else if (how == Refusal.CAP) {
      onCap();
    } else if (how == Refusal.NEVER) {
      refused.add(registration);
    }
  }

  private void onRegistered(Registration registration) {
    active.add(registration);
    if (wire.isNotice(registration)) {
      onUp();
    } else if (!planned.contains(registration)) {
      unregister(registration); // nobody wants it any more
    }
  }

  /** The fill notices come: from here on nothing about orders is missed. */
  private void onUp() {
    if (!up) {
      up = true;
      toldElsewhere = Optional.empty();
      setup.listener().up();
      onUp.run();
    }
  }

  /** Somebody else uses registrations of the key, or the cap was lowered. */
  private void onCap() {
    int most = Math.max(1, active.size());
    if (most < cap) {
      cap = most;
      LOG.warn("broker.stream-cap account={} registrations={}", setup.account(), cap);
      requests.removeIf(Request::registers);
      planned = plan();
    }
  }

  // Ending and beginning again.

  private void onEnded(Line which, String why, boolean elsewhere) {
    if (isCurrent(which)) {
      line = Optional.empty();
      which.close();
      failed(why, elsewhere);
    }
  }

  private void failed(String why, boolean elsewhere) {
    if (closed) {
      return;
    }
    Instant now = setup.timeline().now();
    if (up && connectedAt.plus(STABLE).isBefore(now)) {
      failures = 0;
    }
    up = false;
    open = false;
    active.clear();
    requests.clear();
    LOG.warn(
        "broker.stream-down account={} elsewhere={} why=\"{}\"", setup.account(), elsewhere, why);
    if (toldElsewhere.filter(t -> t == elsewhere).isEmpty()) {
      toldElsewhere = Optional.of(elsewhere);
      setup.listener().down(why, elsewhere);
    }
    failures++;
    later(elsewhere ? wire.elsewhereWait() : backOff(), this::connect);
  }

  /** Doubles with each failure, and is never the same for two programs that lost a server. */
  private Duration backOff() {
    long most =
        Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(failures - 1, 10));
    return Duration.ofMillis(most / 2 + setup.random().nextLong(most / 2 + 1));
  }

  /**
   * A connection may be dead without anybody saying so. Frames are expected only where what brings
   * them is registered, or is being; otherwise silence says nothing, and order lists are read
   * meanwhile.
   */
  private void watch() {
    if (closed) {
      return;
    }
    Instant now = setup.timeline().now();
    if (up && setup.hours().trades(now) && expectsFrames()) {
      line.filter(l -> l.lastFrameAt().plus(setup.silence()).isBefore(now))
          .ifPresent(l -> onEnded(l, Why.silent(setup.silence().toSeconds()), false));
    }
    if (up && !retryAt.isAfter(now)) {
      retryAt = now.plus(RETRY);
      registerAgain();
    }
    later(WATCH, this::watch);
  }

  private boolean expectsFrames() {
    return planned.stream().filter(r -> !refused.contains(r)).anyMatch(wire::isBusy);
  }

  /** What was put off or never answered is asked for again. */
  private void registerAgain() {
    if (requests.isEmpty() && !sending) {
      planned.stream()
          .filter(r -> !active.contains(r) && !refused.contains(r))
          .forEach(this::register);
    }
  }

  private void later(Duration wait, Runnable task) {
    setup.timeline().at(setup.timeline().now().plus(wait), task);
  }
}
