package io.maemae.desk;

import io.maemae.market.MarketEvent;
import io.maemae.order.ExecutionNotice;
import java.time.Instant;

/** Something that reaches the desk. Events are handled one at a time, in the order they came. */
public sealed interface DeskEvent {
  /** When it reached us, in market time; the desk knows no other time. */
  Instant at();

  /** The market said something. */
  record MarketData(MarketEvent event) implements DeskEvent {
    @Override
    public Instant at() {
      return event.at();
    }
  }

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
  record ChatLine(ChatUser user, String chat, String text, Instant at) implements DeskEvent {}

  /** A person pressed a button. */
  record ButtonPress(ChatUser user, String chat, String button, Instant at) implements DeskEvent {}

  /** It is time for one of the day's routines. */
  record RoutineDue(Routine routine, Instant at) implements DeskEvent {}

  /** The program has started; everything stored is to be taken up. */
  record Started(Instant at) implements DeskEvent {}

  /** The store had failed; it is time to try it again. */
  record StoreRetry(Instant at) implements DeskEvent {}
}
