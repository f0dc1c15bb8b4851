package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.Instrument;
import io.maemae.order.Reading;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** Reads the lists of instruments, once: all of them or none. Owned by the timeline's thread. */
final class KiwoomListings {
  private final KiwoomRest rest;
  private final Consumer<Reading<List<Instrument>>> answer;
  private final Instant begunAt;
  private final Queue<Listing> wanted = new ArrayDeque<>(List.of(Listing.KOSPI, Listing.KOSDAQ));
  private final List<InstrumentCodec.Content> read = new ArrayList<>();
  private boolean mainOnesRead;

  KiwoomListings(Timeline timeline, KiwoomRest rest, Consumer<Reading<List<Instrument>>> answer) {
    this.rest = rest;
    this.answer = answer;
    this.begunAt = timeline.now();
  }

  void read() {
    if (wanted.isEmpty() && !mainOnesRead) {
      mainOnesRead = true;
      wanted.addAll(InstrumentCodec.remaining(read));
    }
    Listing next = wanted.poll();
    if (next == null) {
      answer.accept(new Reading.Complete<>(InstrumentCodec.merged(read), begunAt));
      return;
    }
    rest.readAll(
        new KiwoomRest.Question(Api.INSTRUMENTS, InstrumentCodec.query(next), Urgency.HISTORY),
        pages -> took(next, pages),
        this::fail);
  }

  private void took(Listing listing, List<KiwoomAnswer> pages) {
    try {
      read.add(InstrumentCodec.read(listing, pages));
    } catch (ProtocolException e) {
      fail(Why.unreadable(e));
      return;
    }
    read();
  }

  private void fail(String why) {
    answer.accept(new Reading.Unreadable<>(why));
  }
}
