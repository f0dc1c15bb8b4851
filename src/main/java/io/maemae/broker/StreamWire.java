package io.maemae.broker;

import io.maemae.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A broker's side of a {@link StreamSession}: how to connect and what to register. Called on the
 * timeline's thread.
 */
public interface StreamWire {
  /**
   * What is registered.
   *
   * @param channel what is told
   * @param key of what: a symbol as the broker spells it, or whose notices
   */
  record Registration(String channel, String key) {}

  /** Why a registration was not made. */
  enum Refusal {
    /** There are as many as there may be. */
    CAP,
    /** For a reason that may pass. */
    LATER,
    /** It would be refused again. */
    NEVER
  }

  /** Who is told of a line. Called on the timeline's thread. */
  interface Owner {
    /** Registrations can be made. */
    void opened();

    /** What it brings from now on. */
    void registered(Registration what);

    /** What it brings no more. */
    void unregistered(Registration what);

    /** What it does not bring, in the broker's words. */
    void refused(Registration what, Refusal how, String words);

    /**
     * Nothing comes after this.
     *
     * @param elsewhere whether another program uses the key
     */
    void ended(String why, boolean elsewhere);
  }

  /** One connection. Called on the timeline's thread. */
  interface Line {
    /** Asks for what may go in one request: of one channel, {@link StreamWire#batch} at most. */
    void register(List<Registration> what);

    /** Likewise. */
    void unregister(List<Registration> what);

    /** When any frame came last. */
    Instant lastFrameAt();

    /** Ends it. */
    void close();
  }

  /**
   * Gets what a connection needs, such as a token; one of both is called, on the timeline's thread.
   */
  void prepare(Runnable ready, Consumer<String> failed);

  /** Begins to connect, with what was prepared last. */
  Line open(Owner owner);

  /**
   * What to register, the important ones first: the notices of orders before all.
   *
   * @param symbols the important ones first
   * @param cap how many registrations there may be
   */
  List<Registration> plan(List<Symbol> symbols, int cap);

  /** How many registrations there may be. */
  int cap();

  /** How many of them go into one request. */
  int batch();

  /** Whether it brings the notices of orders, without which the stream is of no use. */
  boolean isNotice(Registration registration);

  /** Whether it brings frames all the time while the market trades. */
  boolean isBusy(Registration registration);

  /** What brings a symbol's trades. */
  Registration trades(Symbol symbol);

  /** How long another program that uses the key is left alone. */
  Duration elsewhereWait();
}
