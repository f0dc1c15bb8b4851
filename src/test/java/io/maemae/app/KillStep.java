package io.maemae.app;

import io.maemae.broker.fake.FakeHold.Where;
import io.maemae.broker.fake.FakeOrder.Request;
import java.util.function.Consumer;

/**
 * The steps of an order's life at which the program is killed, as they are seen from outside: in
 * its log, at the broker, or in the chat.
 */
enum KillStep {
  /** The order was decided, which is logged before it is committed. */
  DECIDED(life -> life.buys().awaits("what=\"decided\"").kill()),
  /** Its release was decided: it is committed, and then the request may leave. */
  RELEASED(life -> life.buys().awaits("what=\"released\"").kill()),
  /** The chat will not deliver the line again. */
  ACKNOWLEDGED(life -> life.buys().awaitsAcknowledgement().kill()),
  /** The request is at the broker's door, and never gets in. */
  REQUEST_LOST(life -> life.rests().diesAt(Where.ARRIVED).orders().awaitsHeld().kill().loses()),
  /** The request is at the broker's door, and gets in when the program is gone. */
  REQUEST_ARRIVED(life -> life.rests().diesAt(Where.ARRIVED).orders().awaitsHeld().kill().letsGo()),
  /** The same, but it gets in when the next program has read the lists. */
  REQUEST_LATE(
      life -> life.rests().diesAt(Where.ARRIVED).orders().awaitsHeld().kill().letsGoLate()),
  /** The broker has booked it, and its answer was not written. */
  TAKEN_UNANSWERED(life -> life.rests().diesAt(Where.TAKEN).orders().awaitsHeld().kill().letsGo()),
  /** The same, and the notices come to the next program. */
  TAKEN_TOLD_LATE(
      life -> life.rests().diesAt(Where.TAKEN).orders().awaitsHeld().kill().letsGoLate()),
  /** It was booked and filled, and nothing of that was heard. */
  FILLED_UNANSWERED(
      life -> life.rests().holds(Where.TAKEN).orders().awaitsHeld().fills().kill().letsGo()),
  /** The broker has refused it, and the answer was not written. */
  REFUSED_UNREAD(
      life -> life.rests().diesAt(Where.TAKEN).buysInVain().awaitsHeld().kill().letsGo()),
  /** The refusal was read. */
  REFUSED(life -> life.rests().buysInVain().awaits("state=REJECTED").kill()),
  /** The answer was read. */
  ANSWERED(life -> life.orders().awaits("what=\"accepted").kill()),
  /** It was accepted, and the chat delivers the line once more. */
  REDELIVERED(life -> life.rests().kill().redelivers()),
  /** A notice has told of it, and its answer never comes. */
  FIRST_NOTICE(life -> life.rests().toldFirst().orders().awaits("what=\"accepted").kill().letsGo()),
  /** It rests, and its acceptance was told. */
  ACCEPTED_TOLD(life -> life.rests().awaitsTold("접수 0/").kill()),
  /** A part of it was filled, which is booked but perhaps not committed. */
  PARTIALLY_FILLED(life -> life.rests().fillsPart().awaits("what=\"filled ").kill()),
  /** It was filled, and the notice was lost. */
  FILLED_UNHEARD(life -> life.rests().losesNotices().fills().kill().hearsNotices()),
  /** Its fill is booked, and the message did not get to the chat. */
  FILLED_UNTOLD(life -> life.rests().hangsChat().fills().awaitsTelling("체결").kill().freesChat()),
  /** The chat has taken the message, and its answer to that was not read. */
  TOLD_UNACKNOWLEDGED(
      life -> life.rests().deafensChat().fills().awaitsTold(": 체결 ").kill().freesChat()),
  /** The chat shows the message. */
  TOLD(life -> life.rests().fills().awaitsTold(": 체결 ").kill()),
  /** It rests; a part is filled while the program is not there. */
  FILLED_WHILE_DOWN(life -> life.rests().kill().fillsPart()),
  /** The release of a cancel was decided. */
  CANCEL_RELEASED(life -> life.rests().cancels().awaits("what=\"CANCEL released").kill()),
  /** The cancel never gets in. */
  CANCEL_LOST(life -> life.rests().diesAt(Where.ARRIVED).cancels().awaitsHeld().kill().loses()),
  /** The broker has cancelled it, and the answer was not written. */
  CANCEL_TAKEN_UNANSWERED(
      life -> life.rests().diesAt(Where.TAKEN).cancels().awaitsHeld().kill().letsGo()),
  /** A part of it was filled just before the cancel, and nothing of both was heard. */
  CANCEL_CROSSED(
      life ->
          life.rests()
              .fillsPartBeforeNextChange()
              .diesAt(Where.TAKEN)
              .cancels()
              .awaitsHeld()
              .kill()
              .letsGo()),
  /** The cancel was confirmed. */
  CANCEL_CONFIRMED(life -> life.rests().cancels().awaits("state=CANCELED").kill()),
  /** The cancel of a part was booked, and the answer was not written. */
  REDUCED_UNANSWERED(
      life -> life.rests().diesAt(Where.TAKEN).reduces().awaitsHeld().kill().letsGo()),
  /** The release of a modify was decided. */
  MODIFY_RELEASED(life -> life.rests().modifies().awaits("what=\"MODIFY released").kill()),
  /** The modify never gets in. */
  MODIFY_LOST(life -> life.rests().diesAt(Where.ARRIVED).modifies().awaitsHeld().kill().loses()),
  /** The broker has modified it, and the answer was not written. */
  MODIFY_TAKEN_UNANSWERED(
      life -> life.rests().diesAt(Where.TAKEN).modifies().awaitsHeld().kill().letsGo()),
  /** The same, and then it was filled under its new number. */
  MODIFY_FILLED_UNANSWERED(
      life -> life.rests().holds(Where.TAKEN).modifies().awaitsHeld().fills().kill().letsGo()),
  /** The modify was confirmed. */
  MODIFY_CONFIRMED(
      life -> life.rests().modifies().awaitsBooked(Request.MODIFY).awaitsTold("정정").kill()),
  /** The program has asked for the lists at its start, and a part of an order is filled then. */
  DURING_START(
      life -> life.rests().kill().fillsPart().starts().diesAtLists().awaitsHeld().kill().letsGo()),
  /** Any instant of a start and of what is typed meanwhile. */
  ANY_INSTANT(KillLife::diesAnytime);

  private final Consumer<KillLife> way;

  KillStep(Consumer<KillLife> way) {
    this.way = way;
  }

  /** Kills the program there, once or twice. */
  void lead(KillLife life) {
    way.accept(life);
  }
}
