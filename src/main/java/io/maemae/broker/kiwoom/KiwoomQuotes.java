package io.maemae.broker.kiwoom;

import io.maemae.broker.Readings;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import io.maemae.market.OrderBook;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads prices. May be called from any thread; answers come on the timeline's. */
final class KiwoomQuotes implements QuoteSource {
  private final Timeline timeline;
  private final KiwoomRest rest;
  private final QuoteCodec codec;
  private final Urgency urgency;

  KiwoomQuotes(Timeline timeline, KiwoomRest rest, QuoteCodec codec, Urgency urgency) {
    this.timeline = timeline;
    this.rest = rest;
    this.codec = codec;
    this.urgency = urgency;
  }

  @Override
  public void quote(Symbol symbol, Consumer<Reading<Quote>> answer) {
    ask(Api.PRICE, symbol, page -> codec.quote(symbol, page, timeline.now()), answer);
  }

  @Override
  public void book(Symbol symbol, Consumer<Reading<OrderBook>> answer) {
    ask(Api.BOOK, symbol, page -> codec.book(symbol, page, timeline.now()), answer);
  }

  private <T> void ask(
      Api api,
      Symbol symbol,
      Readings.Decoder<KiwoomAnswer, T> decoder,
      Consumer<Reading<T>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          rest.read(
              new KiwoomRest.Question(api, codec.query(symbol), urgency),
              outcome -> answer.accept(Readings.of(outcome, decoder, begunAt)));
        });
  }
}
