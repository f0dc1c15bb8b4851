package io.maemae.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one key: kept, reused, and asked for anew by one request at a time and never
 * twice within a minute, whoever needs it and however often the program starts. Asked before the
 * end of a token, a server may give the same one again, as Kiwoom does: then it is used to its end,
 * for until then there is none better. Owned by the timeline's thread.
 */
public final class AccessTokens {
  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
  private static final Duration APART = Duration.ofSeconds(61);

  /** A token renewed before a market day lasts until its evening. */
  private static final Duration DAY = Duration.ofHours(14);

  private final String account;
  private final Issuer issuer;
  private final TokenKeeper keeper;
  private final Timeline timeline;
  private final InstantSource machineTime;
  private final Consumer<String> onRefused;
  private final Consumer<String> onUnanswered;
  private final List<Waiting> waiting = new ArrayList<>();
  private Optional<AccessToken> token = Optional.empty();

  /** Whether the server, asked for another, gave one that is about to end: it has no other yet. */
  private boolean goodToItsEnd;

  private Instant askedAt = Instant.EPOCH;
  private boolean asking;
  private boolean planned;
  private boolean loaded;

  /** Why there was none since there was one, as far as that was told. */
  private final Set<String> told = new HashSet<>();

  private record Waiting(Consumer<AccessToken> ready, Consumer<String> failed) {}

  /** The broker's side: how tokens are asked for and given back, each once. */
  public interface Issuer {
    /** Asks for one; the answer may come on any thread. */
    void issue(Consumer<Issued> answer);

    /** Gives one back; the answer may come on any thread. */
    void revoke(AccessToken token, Consumer<Revoked> answer);
  }

  /**
   * What came of asking.
   *
   * @param token the token, if there is one
   * @param outcome of the request
   */
  public record Issued(Optional<AccessToken> token, Outcome<?> outcome) {}

  /**
   * What came of giving a token back.
   *
   * @param words the broker's
   */
  public record Revoked(boolean done, String words) {}

  /**
   * Asks for nothing before the first {@link #get}.
   *
   * @param account our name of the account, for the log
   * @param machineTime the time in which tokens end
   * @param onRefused is told, once for each reason until there is a token, why the server gives no
   *     token
   * @param onUnanswered is told, likewise, why the server has not said whether it does
   */
  public AccessTokens(
      String account,
      Issuer issuer,
      TokenKeeper keeper,
      Timeline timeline,
      InstantSource machineTime,
      Consumer<String> onRefused,
      Consumer<String> onUnanswered) {
    this.account = account;
    this.issuer = issuer;
    this.keeper = keeper;
    this.timeline = timeline;
    this.machineTime = machineTime;
    this.onRefused = onRefused;
    this.onUnanswered = onUnanswered;
  }

  /**
   * The token that opens the server now, or a new one.
   *
   * @param ready perhaps called at once
   * @param failed is told why there is none; asking again is for the caller
   */
  public void get(Consumer<AccessToken> ready, Consumer<String> failed) {
    Optional<AccessToken> good = present();
    if (good.isPresent()) {
      ready.accept(good.get());
    } else {
      waiting.add(new Waiting(ready, failed));
      ask();
    }
  }

  /** The token, if it is good, without asking for another. */
  public Optional<AccessToken> present() {
    load();
    return token.filter(this::opens);
  }

  private boolean opens(AccessToken present) {
    Instant now = machineTime.instant();
    return present.isGood(now) || goodToItsEnd && now.isBefore(present.expires());
  }

  private void load() {
    if (!loaded) {
      loaded = true;
      TokenKeeper.Kept kept = keeper.read();
      token = kept.token();
      askedAt = kept.askedAt();
    }
  }

  /** The server says that it does not take the token. */
  public void invalid(AccessToken refused) {
    if (token.filter(refused::equals).isPresent()) {
      LOG.warn("broker.token-invalid account={} expires={}", account, refused.expires());
      token = Optional.empty();
      keeper.write(new TokenKeeper.Kept(token, askedAt));
      ask();
    }
  }

  /** A market day is about to begin: the token has to last for it. */
  public void renew() {
    load();
    Instant evening = machineTime.instant().plus(DAY);
    if (token.filter(t -> t.isGood(evening)).isEmpty()) {
      ask();
    }
  }

  private void ask() {
    if (asking || planned) {
      return;
    }
    Instant now = machineTime.instant();
    if (askedAt.isAfter(now)) {
      askedAt = now; // the clock was set back, and nobody is to wait for the time it came from
    }
    Duration wait = Duration.between(now, askedAt.plus(APART));
    if (wait.isNegative() || wait.isZero()) {
      issue();
    } else {
      planned = true;
      timeline.at(
          timeline.now().plus(wait),
          () -> {
            planned = false;
            issue();
          });
    }
  }

  private void issue() {
    asking = true;
    Instant askedBefore = askedAt;
    askedAt = machineTime.instant();
    keeper.write(new TokenKeeper.Kept(token, askedAt));
    issuer.issue(issued -> timeline.at(timeline.now(), () -> issued(issued, askedBefore)));
  }

  private void issued(Issued issued, Instant askedBefore) {
    asking = false;
    if (issued.outcome() instanceof Outcome.NotSent) {
      askedAt = askedBefore; // the server has not heard of it
    }
    List<Waiting> served = List.copyOf(waiting);
    waiting.clear();
    if (issued.token().isPresent()) {
      AccessToken fresh = issued.token().get();
      token = issued.token();
      goodToItsEnd = !fresh.isGood(machineTime.instant());
      told.clear();
      keeper.write(new TokenKeeper.Kept(token, askedAt));
      LOG.info("broker.token-issued account={} expires={}", account, fresh.expires());
      served.forEach(w -> w.ready().accept(fresh));
    } else {
      String why = issued.outcome().words();
      LOG.warn("broker.no-token account={} why=\"{}\"", account, why);
      if (told.add(why)) {
        boolean answered = issued.outcome() instanceof Outcome.Answered;
        (answered ? onRefused : onUnanswered).accept(why);
      }
      served.forEach(w -> w.failed().accept(why));
    }
  }

  /**
   * Gives the token back, so that nobody can use it any more.
   *
   * @param answer is told what the server said; empty if there was nothing to give back
   */
  public void revoke(Consumer<Optional<Revoked>> answer) {
    load();
    if (token.isEmpty()) {
      answer.accept(Optional.empty());
      return;
    }
    AccessToken given = token.get();
    token = Optional.empty();
    keeper.write(new TokenKeeper.Kept(token, askedAt));
    issuer.revoke(
        given, said -> timeline.at(timeline.now(), () -> answer.accept(Optional.of(said))));
  }
}
