package io.maemae.broker.kis;

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
import java.util.function.Predicate;

/**
 * Prices and books when they are asked for, all with one urgency. Any thread; answers come on the
 * timeline's.
 */
final class KisQuotes implements QuoteSource {
  private final Timeline timeline;
  private final KisRest rest;
  private final QuoteCodec codec;
  private final Predicate<Symbol> isEtn;
  private final Urgency urgency;

  KisQuotes(
      Timeline timeline, KisRest rest, QuoteCodec codec, Predicate<Symbol> isEtn, Urgency urgency) {
    this.timeline = timeline;
    this.rest = rest;
    this.codec = codec;
    this.isEtn = isEtn;
    this.urgency = urgency;
  }

  @Override
  public void quote(Symbol symbol, Consumer<Reading<Quote>> answer) {
    ask(
        Tr.PRICE,
        symbol,
        page -> codec.quote(symbol, page.object("output"), timeline.now()),
        answer);
  }

  @Override
  public void book(Symbol symbol, Consumer<Reading<OrderBook>> answer) {
    ask(
        Tr.BOOK,
        symbol,
        page -> codec.book(symbol, page.object("output1"), timeline.now()),
        answer);
  }

  private <T> void ask(
      Tr tr, Symbol symbol, Readings.Decoder<KisAnswer, T> decoder, Consumer<Reading<T>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          String code = KisSymbols.code(symbol, isEtn.test(symbol));
          rest.read(
              new KisRest.Question(tr, codec.query(code), false, urgency),
              outcome -> answer.accept(Readings.of(outcome, decoder, begunAt)));
        });
  }
}
