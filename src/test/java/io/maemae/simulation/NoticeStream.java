package io.maemae.simulation;

import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stream of the account's notices: most come soon and in order. */
final class NoticeStream {
  private static final int MOST_TOLD_AGAIN = 10;

  private final Way way;
  private final Luck luck;
  private final Story story;
  private final List<Told> told = new ArrayList<>();
  private final List<Way.Parcel> underWay = new ArrayList<>();
  private SimulatedBroker.Listener listener = SimulatedBroker.Listener.NOBODY;
  private Instant lastArrival = Instant.MIN;
  private boolean up = true;

  /** A notice, and its order as it was then. */
  private record Told(ExecutionNotice notice, OrderRow about) {}

  NoticeStream(Way way, Luck luck, Story story) {
    this.way = way;
    this.luck = luck;
    this.story = story;
  }

  void listen(SimulatedBroker.Listener heard) {
    listener = heard;
    if (up) {
      way.after(Duration.ZERO, listener::up);
    }
  }

  /** Somebody trades; the market's own stream is not this one. */
  void traded(Symbol symbol, Price price) {
    listener.traded(symbol, price);
  }

  void tell(ExecutionNotice notice, OrderRow about) {
    if (!up || luck.happens(Trouble.NOTICE_LOST)) {
      story.tell("untold " + notice);
      return;
    }
    send(new Told(notice, about));
    if (luck.happens(Trouble.NOTICE_DOUBLED)) {
      send(new Told(notice, about));
    }
  }

  private void send(Told notice) {
    if (luck.happens(Trouble.NOTICE_OVERTAKEN)) {
      arriveAt(way.now().plus(luck.millis(200, 3_000)), notice);
      return;
    }
    Duration wait =
        luck.happens(Trouble.NOTICE_LATE) ? luck.millis(1_000, 15_000) : luck.millis(1, 60);
    Instant at = way.now().plus(wait);
    lastArrival = at.isAfter(lastArrival) ? at : lastArrival;
    arriveAt(lastArrival, notice);
  }

  private void arriveAt(Instant at, Told notice) {
    underWay.removeIf(parcel -> parcel.at().isBefore(way.now()));
    underWay.add(way.at(at, () -> arrive(notice)));
  }

  private void arrive(Told notice) {
    told.add(notice);
    story.tell("told " + notice.notice());
    listener.notice(notice.notice(), notice.about());
  }

  /** It may break now, and what is under way is lost with it. */
  void mayBreak() {
    if (up && luck.happens(Trouble.STREAM_CUT)) {
      up = false;
      underWay.forEach(way::lose);
      underWay.clear();
      lastArrival = Instant.MIN;
      story.tell("stream down");
      listener.down();
      way.after(luck.millis(500, 60_000), this::comeBack);
    }
  }

  /** It is there, if it was not, before anything else happens, and nothing waits for another. */
  void hurry() {
    lastArrival = way.now();
    way.after(Duration.ZERO, this::comeBack);
  }

  private void comeBack() {
    if (up) {
      return;
    }
    up = true;
    story.tell("stream up");
    listener.up();
    if (!told.isEmpty() && luck.happens(Trouble.NOTICES_AGAIN)) {
      long count = luck.between(1, Math.min(MOST_TOLD_AGAIN, told.size()));
      List<Told> again = List.copyOf(told.subList((int) (told.size() - count), told.size()));
      again.forEach(notice -> arriveAt(way.now(), notice));
    }
  }
}
