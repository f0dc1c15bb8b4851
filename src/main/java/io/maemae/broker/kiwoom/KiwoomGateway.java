package io.maemae.broker.kiwoom;

import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.Side;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.SubmitResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Orders of one account. May be called from any thread; answers come on the timeline's. */
final class KiwoomGateway implements OrderGateway {
  private final Timeline timeline;
  private final KiwoomRest rest;
  private final OrderCodec codec;

  KiwoomGateway(Timeline timeline, KiwoomRest rest, OrderCodec codec) {
    this.timeline = timeline;
    this.rest = rest;
    this.codec = codec;
  }

  @Override
  public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
    Optional<OrderKind> kind =
        OrderKind.of(request.type(), request.timeInForce(), request.venue(), request.session());
    if (kind.isEmpty()) {
      // The checks before have refused it.
      SubmitResult notTaken = new SubmitResult.NotSent(Why.NO_SUCH_KIND);
      timeline.at(timeline.now(), () -> answer.accept(notTaken));
      return;
    }
    Api api = request.side() == Side.BUY ? Api.BUY : Api.SELL;
    send(api, codec.order(request, kind.get()), Urgency.ORDER, answer);
  }

  @Override
  public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
    send(Api.CANCEL, codec.cancel(request), Urgency.CANCEL, answer);
  }

  @Override
  public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
    send(Api.MODIFY, codec.modify(request), Urgency.ORDER, answer);
  }

  private void send(
      Api api, Map<String, String> body, Urgency urgency, Consumer<SubmitResult> answer) {
    timeline.at(
        timeline.now(),
        () ->
            rest.order(
                new KiwoomRest.Question(api, body, urgency),
                outcome -> answer.accept(codec.result(outcome, timeline.now()))));
  }
}
