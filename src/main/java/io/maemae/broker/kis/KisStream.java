package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.JsonHttp;
import io.maemae.broker.Outcome;
import io.maemae.broker.StreamListener;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.config.Secret;
import io.maemae.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of one key: connects, registers what is wanted as far as it fits, and connects again
 * when it ends or falls silent. Owned by the timeline's thread.
 *
 * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api, kis_auth.py
 * (KISWebSocket), and portal notices: one session a key, a fresh key ({@code /oauth2/Approval}) for
 * each connection, registrations do not survive it, and who connects or registers in a loop is
 * locked out for a while.
 */
final class KisStream {
  private static final Logger LOG = LoggerFactory.getLogger(KisStream.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** Time for the other session to end, or for its owner to be told. */
  private static final Duration ELSEWHERE_WAIT = Duration.ofSeconds(60);

  /** A session so long was a good one: the next trouble is waited for anew. */
  private static final Duration STABLE = Duration.ofMinutes(2);

  private static final Duration WATCH = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(60);
  private static final Duration CHANGE_DELAY = Duration.ofSeconds(2);

  /** A connection that has neither opened nor failed by then never will. */
  private static final Duration OPEN_WAIT = Duration.ofSeconds(30);

  /** A connection whose registration of notices nobody has answered by then is of no use. */
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(20);

  private final KisSettings settings;
  private final Setup setup;
  private final Budget.Channels channels;
  private final FrameLog frames;
  private final Set<Budget.Registration> active = new LinkedHashSet<>();
  private final Queue<Request> requests = new ArrayDeque<>();

  /** What the server will never take on this connection. */
  private final Set<Budget.Registration> refused = new HashSet<>();

  private Instant retryAt = Instant.MIN;
  private List<Symbol> symbols = List.of();
  private Budget budget = new Budget(List.of());
  private int cap = Budget.CAP;
  private Optional<KisSocket> socket = Optional.empty();
  private Secret approvalKey = new Secret("");
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
   * @param spacing the least time between two registrations
   * @param silence how long no frame at all is believed in while the market trades
   * @param codes how a symbol is spelled there
   * @param onUp is called when a connection has begun to bring everything
   */
  record Setup(
      JsonHttp<KisAnswer> http,
      Timeline timeline,
      RandomGenerator random,
      StreamListener listener,
      Duration spacing,
      Duration silence,
      MarketHours hours,
      Function<Symbol, String> codes,
      Runnable onUp) {}

  /** What waits for its turn to be sent. */
  private record Request(boolean registers, Budget.Registration registration) {}

  /** Whether anything is to be expected of the stream now. */
  @FunctionalInterface
  interface MarketHours {
    boolean trades(Instant now);
  }

  KisStream(KisSettings settings, Setup setup) {
    this.settings = settings;
    this.setup = setup;
    this.channels = Budget.Channels.of(settings.environment(), settings.venue());
    this.frames = new FrameLog(settings.name(), LOG::warn);
  }

  void start() {
    connect();
    watch();
  }

  /** Which symbols are to be heard, the important ones first. */
  void want(List<Symbol> wanted) {
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
  List<Symbol> polled() {
    return symbols.stream()
        .filter(
            s ->
                !active.contains(
                    new Budget.Registration(channels.trades(), setup.codes().apply(s))))
        .toList();
  }

  int registrations() {
    return active.size();
  }

  int cap() {
    return cap;
  }

  /** When any frame came last; when it was tried to connect, if none did. */
  Instant lastFrameAt() {
    return socket.map(KisSocket::lastFrameAt).orElse(connectedAt);
  }

  boolean isUp() {
    return up;
  }

  void close() {
    closed = true;
    requests.clear();
    socket.ifPresent(KisSocket::close);
    socket = Optional.empty();
  }

  // Connecting.

  private void connect() {
    if (closed) {
      return;
    }
    setup
        .http()
        .postAlone(
            "/oauth2/Approval",
            Map.of(
                "grant_type",
                "client_credentials",
                "appkey",
                settings.appKey().reveal(),
                "secretkey",
                settings.appSecret().reveal()),
            Map.of(),
            settings.readDeadline(),
            outcome -> setup.timeline().at(setup.timeline().now(), () -> approved(outcome)));
  }

  private void approved(Outcome<KisAnswer> outcome) {
    if (closed) {
      return;
    }
    Optional<Secret> key = approvalKey(outcome);
    if (key.isEmpty()) {
      failed(outcome.words(), false);
      return;
    }
    approvalKey = key.get();
    KisSocket next = new KisSocket(settings, setup.timeline(), setup.listener(), frames);
    socket = Optional.of(next);
    next.open(
        setup.http(),
        new KisSocket.Owner() {
          @Override
          public void opened() {
            onOpened(next);
          }

          @Override
          public void acknowledged(Acknowledgement acknowledgement) {
            onAcknowledged(next, acknowledgement);
          }

          @Override
          public void ended(String why) {
            onEnded(next, why, false);
          }
        });
    later(OPEN_WAIT, () -> expectOpen(next));
  }

  private void expectOpen(KisSocket which) {
    if (!open) {
      onEnded(which, Why.notOpened(OPEN_WAIT.toSeconds()), false);
    }
  }

  private static Optional<Secret> approvalKey(Outcome<KisAnswer> outcome) {
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
      return Optional.empty();
    }
    JsonNode key = answered.answer().body().path("approval_key");
    return Optional.of(key.asText()).filter(text -> !text.isEmpty()).map(Secret::new);
  }

  private boolean isCurrent(KisSocket which) {
    return socket.filter(s -> s == which).isPresent();
  }

  private void onOpened(KisSocket which) {
    if (!isCurrent(which)) {
      which.close();
      return;
    }
    LOG.info("kis.stream-open account={}", settings.name());
    connectedAt = setup.timeline().now();
    open = true;
    retryAt = connectedAt.plus(RETRY);
    active.clear();
    refused.clear();
    requests.clear();
    cap = Budget.CAP;
    budget = plan();
    budget.registered().forEach(this::register);
    later(ANSWER_WAIT, () -> expectUp(which));
  }

  private void expectUp(KisSocket which) {
    if (!up) {
      onEnded(which, Why.NOT_REGISTERED, false);
    }
  }

  private Budget plan() {
    return Budget.of(channels, settings.htsId(), symbols, cap, setup.codes());
  }

  /** Registers what is new, and takes back what has to make room for it. */
  private void change() {
    if (!open || closed) {
      return;
    }
    Budget next = plan();
    for (Budget.Registration old : List.copyOf(active)) {
      if (!next.registered().contains(old)) {
        unregister(old);
      }
    }
    for (Budget.Registration wanted : next.registered()) {
      if (!active.contains(wanted) && !budget.registered().contains(wanted)) {
        register(wanted);
      }
    }
    budget = next;
  }

  private void register(Budget.Registration registration) {
    request(new Request(true, registration));
  }

  private void unregister(Budget.Registration registration) {
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
    socket.ifPresent(s -> send(s, next));
    later(setup.spacing(), this::sendNext);
  }

  private void send(KisSocket to, Request request) {
    if (request.registers()) {
      to.register(approvalKey, request.registration());
    } else {
      to.unregister(approvalKey, request.registration());
    }
  }

  private void onAcknowledged(KisSocket which, Acknowledgement acknowledgement) {
    if (!isCurrent(which)) {
      return;
    }
    Budget.Registration registration =
        new Budget.Registration(
            acknowledgement.trId().orElse(""), acknowledgement.trKey().orElse(""));
    String words = "[" + acknowledgement.code() + "] " + acknowledgement.text().strip();
    switch (acknowledgement.meaning()) {
      case SUBSCRIBED, ALREADY -> onRegistered(registration);
      case UNSUBSCRIBED, NOT_FOUND -> active.remove(registration);
      case IN_USE_ELSEWHERE -> onEnded(which, words, true);
      case BAD_APPROVAL_KEY -> onEnded(which, words, false);
      default -> {
        LOG.warn(
            "kis.stream-refused account={} tr={} why=\"{}\"",
            settings.name(),
            registration.trId(),
            words);
        if (isNotice(registration)) {
          onEnded(which, words, false); // without notices it is of no use
        } else if (acknowledgement.meaning() == Acknowledgement.Meaning.CAP_REACHED) {
          onCap();
        } else if (acknowledgement.meaning() != Acknowledgement.Meaning.TRY_LATER) {
          refused.add(registration);
        }
      }
    }
  }

  private boolean isNotice(Budget.Registration registration) {
    return registration.trId().equals(channels.notice());
  }

  private void onRegistered(Budget.Registration registration) {
    active.add(registration);
    if (isNotice(registration)) {
      onUp();
    } else if (!budget.registered().contains(registration)) {
      unregister(registration); // nobody wants it any more
    }
  }

  /** The fill notices come: from here on nothing about orders is missed. */
  private void onUp() {
    if (!up) {
      up = true;
      toldElsewhere = Optional.empty();
      setup.listener().up();
      setup.onUp().run();
    }
  }

  /** Somebody else uses registrations of the key, or the cap was lowered. */
  private void onCap() {
    int most = Math.max(1, active.size());
    if (most < cap) {
      cap = most;
      LOG.warn("kis.stream-cap account={} registrations={}", settings.name(), cap);
      requests.removeIf(Request::registers);
      budget = plan();
    }
  }

  // Ending and beginning again.

  private void onEnded(KisSocket which, String why, boolean elsewhere) {
    if (isCurrent(which)) {
      socket = Optional.empty();
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
    LOG.warn("kis.stream-down account={} elsewhere={} why=\"{}\"", settings.name(), elsewhere, why);
    if (toldElsewhere.filter(t -> t == elsewhere).isEmpty()) {
      toldElsewhere = Optional.of(elsewhere);
      setup.listener().down(why, elsewhere);
    }
    failures++;
    later(elsewhere ? ELSEWHERE_WAIT : backOff(), this::connect);
  }

  /** Doubles with each failure, and is never the same for two programs that lost a server. */
  private Duration backOff() {
    long most =
        Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(failures - 1, 10));
    return Duration.ofMillis(most / 2 + setup.random().nextLong(most / 2 + 1));
  }

  /**
   * A connection may be dead without anybody saying so. Frames are expected only where a market is
   * registered, or is being: how often the heartbeat comes is written nowhere, and it is known to
   * stay away for long, so with notices alone silence says nothing; order lists are read meanwhile.
   */
  private void watch() {
    if (closed) {
      return;
    }
    Instant now = setup.timeline().now();
    if (up && setup.hours().trades(now) && expectsMarket()) {
      socket
          .filter(s -> s.lastFrameAt().plus(setup.silence()).isBefore(now))
          .ifPresent(s -> onEnded(s, Why.silent(setup.silence().toSeconds()), false));
    }
    if (up && !retryAt.isAfter(now)) {
      retryAt = now.plus(RETRY);
      registerAgain();
    }
    later(WATCH, this::watch);
  }

  private boolean expectsMarket() {
    return budget.registered().stream()
        .filter(r -> !refused.contains(r))
        .map(Budget.Registration::trId)
        .anyMatch(trId -> trId.equals(channels.trades()) || trId.equals(channels.books()));
  }

  /** What was put off or never answered is asked for again. */
  private void registerAgain() {
    if (requests.isEmpty() && !sending) {
      budget.registered().stream()
          .filter(r -> !active.contains(r) && !refused.contains(r))
          .forEach(this::register);
    }
  }

  private void later(Duration wait, Runnable task) {
    setup.timeline().at(setup.timeline().now().plus(wait), task);
  }
}
