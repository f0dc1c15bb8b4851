package io.maemae.broker.kis;

import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.SubmitResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Orders of one account. May be called from any thread; answers come on the timeline's. */
final class KisGateway implements OrderGateway {
  private final Timeline timeline;
  private final KisRest rest;
  private final OrderCodec codec;
  private final Predicate<Symbol> isEtn;

  KisGateway(Timeline timeline, KisRest rest, OrderCodec codec, Predicate<Symbol> isEtn) {
    this.timeline = timeline;
    this.rest = rest;
    this.codec = codec;
    this.isEtn = isEtn;
  }

  @Override
  public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
    Tr tr = request.side() == Side.BUY ? Tr.BUY : Tr.SELL;
    Optional<Division> division =
        Division.of(request.type(), request.timeInForce(), request.venue(), request.session());
    if (division.isEmpty()) {
      notTaken(answer);
      return;
    }
    boolean etn = isEtn.test(request.symbol());
    send(tr, codec.order(request, division.get(), etn), Urgency.ORDER, answer);
  }

  @Override
  public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
    if (request.target().branch().isEmpty()) {
      notSent(Why.NO_BRANCH, answer);
      return;
    }
    send(Tr.CHANGE, codec.cancel(request), Urgency.CANCEL, answer);
  }

  @Override
  public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
    Optional<Division> division =
        Division.of(request.type(), request.timeInForce(), request.venue(), request.session());
    if (division.isEmpty()) {
      notTaken(answer);
      return;
    }
    if (request.target().branch().isEmpty()) {
      notSent(Why.NO_BRANCH, answer);
      return;
    }
    send(Tr.CHANGE, codec.modify(request, division.get()), Urgency.ORDER, answer);
  }

  /** The checks before have refused it, or an order placed elsewhere is of a kind of its own. */
  private void notTaken(Consumer<SubmitResult> answer) {
    notSent(Why.NO_SUCH_KIND, answer);
  }

  private void notSent(String why, Consumer<SubmitResult> answer) {
    timeline.at(timeline.now(), () -> answer.accept(new SubmitResult.NotSent(why)));
  }

  private void send(
      Tr tr, Map<String, String> body, Urgency urgency, Consumer<SubmitResult> answer) {
    timeline.at(
        timeline.now(),
        () ->
            rest.order(
                new KisRest.Question(tr, body, false, urgency),
                outcome -> answer.accept(codec.result(outcome, timeline.now()))));
  }
}
