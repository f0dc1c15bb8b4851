package io.maemae.desk;

import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that reaches the desk. Events are handled one at a time, in the order they came. */
public sealed interface DeskEvent {
  /** When it reached us, in market time; the desk knows no other time. */
  Instant at();

  /** The same, for those that can be handled later than they came. */
  default DeskEvent handledAt(Instant later) {
    return this;
  }

  /**
   * The market said something.
   *
   * @param feed the account whose stream brought it; empty for the embedded exchange's own market
   * @param gap whether earlier trades of the symbol were left out, for the desk was behind
   * @param at when it reached us, which may be a moment after it happened
   */
  record MarketData(MarketEvent event, String feed, boolean gap, Instant at) implements DeskEvent {
    /** The name of the market that needs no account. */
    public static final String EMBEDDED = "";

    /** Of the embedded exchange: with nothing left out, and no time on the way. */
    public MarketData(MarketEvent event) {
      this(event, EMBEDDED, false, event.at());
    }

    /** The same, where earlier trades were left out. */
    MarketData afterGap() {
      return new MarketData(event, feed, true, at);
    }
  }

  /**
   * Trades came on a stream and could not be read.
   *
   * @param feed the account whose stream it is
   * @param symbol whose trades they were; empty if they may have been of any symbol
   */
  record TradesMissed(String feed, Optional<Symbol> symbol, Instant at) implements DeskEvent {}

  /** The stream of an account is there again, or not any more. */
  record StreamChanged(String account, State state, String why, Instant at) implements DeskEvent {
    @Override
    public StreamChanged handledAt(Instant later) {
      return new StreamChanged(account, state, why, later);
    }

    /** What became of it. */
    public enum State {
      /** It brings everything from now on. */
      UP,
      /** It brings nothing; it is being opened again. */
      DOWN,
      /** Another program uses the account's key. */
      USED_ELSEWHERE,
      /** Something about orders came that cannot be trusted. */
      UNTRUSTED
    }
  }

  /**
   * A condition was searched for.
   *
   * @param feed the account on whose stream
   * @param symbols all that meet it now, or why nobody knows
   */
  record ConditionSearched(String feed, String condition, Reading<List<Symbol>> symbols, Instant at)
      implements DeskEvent {}

  /** A broker's stream said that what an account holds has changed, and not to be relied on how. */
  record BalanceChanged(String account, Instant at) implements DeskEvent {}

  /** A broker's stream said something of an order. */
  record Noticed(ExecutionNotice notice, Instant at) implements DeskEvent {}

  /**
   * A port answered what was asked of it.
   *
   * @param question the number of the question
   */
  record Answered(long question, Object answer, Instant at) implements DeskEvent {}

  /**
   * A time that was waited for has come.
   *
   * @param alarm the number of the alarm
   */
  record Woken(long alarm, Instant at) implements DeskEvent {}

  /** A person typed a line. */
  record ChatLine(ChatOrigin origin, String text, Instant at) implements DeskEvent {
    /** Its age grows by the time until it is handled. */
    @Override
    public ChatLine handledAt(Instant later) {
      return new ChatLine(origin.older(Duration.between(at, later)), text, later);
    }
  }

  /** A person pressed a button. */
  record ButtonPress(ChatOrigin origin, String button, Instant at) implements DeskEvent {}

  /** A person sent something that is no line, and is not obeyed. */
  record ChatOther(ChatOrigin origin, Kind kind, Instant at) implements DeskEvent {
    /** What it was. */
    public enum Kind {
      /** A message that was changed after it had been sent. */
      EDITED,
      /** Somebody else's message. */
      FORWARDED,
      /** Words in answer to a message of ours, where a button is to be pressed. */
      REPLY,
      /** A picture, a sticker, a voice: no text. */
      NOT_TEXT
    }
  }

  /**
   * It is time for one of the day's routines, or was while the program did not run.
   *
   * @param due when it should be done
   */
  record RoutineDue(Routine routine, Instant due, Instant at) implements DeskEvent {
    @Override
    public RoutineDue handledAt(Instant later) {
      return new RoutineDue(routine, due, later);
    }
  }

  /**
   * Something at the program's edges is to be told.
   *
   * @param key of the catalogue's text
   */
  record Reported(String key, List<Object> values, Instant at) implements DeskEvent {
    /** Copies the values. */
    public Reported {
      values = List.copyOf(values);
    }

    @Override
    public Reported handledAt(Instant later) {
      return new Reported(key, values, later);
    }
  }

  /**
   * A list of instruments was received; the desk knows them by it from now on.
   *
   * @param list of its own, which nobody replaces
   */
  record InstrumentsListed(Instruments list, Instant at) implements DeskEvent {}

  /**
   * A broker said on which days the exchange is open.
   *
   * @param today the last day of which nothing is taken
   */
  record DaysTold(SortedMap<LocalDate, Boolean> open, LocalDate today, Instant at)
      implements DeskEvent {
    /** Copies the days. */
    public DaysTold {
      open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    }
  }

  /**
   * The bot ends: what is under way is finished, nothing new is begun.
   *
   * @param told whether the person is told
   */
  record Stopping(Instant at, boolean told) implements DeskEvent {}

  /** The program has started; everything stored is to be taken up. */
  record Started(Instant at) implements DeskEvent {}

  /** The store had failed; it is time to try it again. */
  record StoreRetry(Instant at) implements DeskEvent {}
}
