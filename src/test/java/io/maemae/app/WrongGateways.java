package io.maemae.app;

import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.order.AccountSource;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gateways that are wrong, each in one way that somebody might write. */
final class WrongGateways {
  private WrongGateways() {}

  /** A gateway that sends an order again if no clear answer came. */
  static final class Insistent implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return new OtherGateway(real) {
        @Override
        public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
          super.submit(
              request,
              result -> {
                if (result instanceof SubmitResult.Unknown) {
                  super.submit(request, answer);
                } else {
                  answer.accept(result);
                }
              });
        }
      };
    }
  }

  /** A gateway that asks for each modify again. */
  static final class Doubling implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return new OtherGateway(real) {
        @Override
        public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
          super.modify(request, answer);
          super.modify(request, again -> {});
        }
      };
    }
  }

  /** A gateway that takes a part of an order back twice. */
  static final class Greedy implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return new OtherGateway(real) {
        @Override
        public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
          super.cancel(request, answer);
          if (!request.whole()) {
            super.cancel(request, again -> {});
          }
        }
      };
    }
  }

  /** A gateway that sells a share more than it is asked to. */
  static final class Generous implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return new OtherGateway(real) {
        @Override
        public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
          super.submit(request.side() == Side.SELL ? oneMore(request) : request, answer);
        }
      };
    }

    private static OrderRequest oneMore(OrderRequest request) {
      return new OrderRequest(
          request.id(),
          request.symbol(),
          request.side(),
          request.quantity().plus(Quantity.of(1)),
          request.type(),
          request.limit(),
          request.timeInForce(),
          request.venue(),
          request.session());
    }
  }

  /** A gateway to which no answer is a no. */
  static final class Sure implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return answering(real, u -> new SubmitResult.Rejected(u.why()));
    }
  }

  /** A gateway to which no answer means that nothing has left. */
  static final class Hopeful implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return answering(real, u -> new SubmitResult.NotSent(u.why()));
    }
  }

  private static OrderGateway answering(
      OrderGateway real, Function<SubmitResult.Unknown, SubmitResult> words) {
    return new OtherGateway(real) {
      @Override
      public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
        super.submit(
            request,
            result ->
                answer.accept(
                    result instanceof SubmitResult.Unknown unknown
                        ? words.apply(unknown)
                        : result));
      }
    };
  }

  /** A settler that looks once, right after the deadline, and gives up an order it does not see. */
  static final class Impatient implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return new OtherGateway(real) {
        @Override
        public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
          super.submit(
              request,
              result -> {
                if (result instanceof SubmitResult.Unknown) {
                  settle(source, request, result, answer);
                } else {
                  answer.accept(result);
                }
              });
        }
      };
    }

    private static void settle(
        AccountSource source,
        OrderRequest request,
        SubmitResult unknown,
        Consumer<SubmitResult> answer) {
      source.orders(
          SimulatedDay.DATE,
          reading ->
              answer.accept(
                  reading instanceof Reading.Complete<List<OrderRow>> list
                          && list.value().stream().noneMatch(row -> isLike(request, row))
                      ? new SubmitResult.Rejected("not in the list")
                      : unknown));
    }

    private static boolean isLike(OrderRequest request, OrderRow row) {
      return row.symbol().equals(request.symbol())
          && row.side() == request.side()
          && row.quantity().equals(request.quantity());
    }
  }

  /** Does what the real one does, but for what is written otherwise. */
  private static class OtherGateway implements OrderGateway {
    private final OrderGateway real;

    OtherGateway(OrderGateway real) {
      this.real = real;
    }

    @Override
    public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
      real.submit(request, answer);
    }

    @Override
    public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
      real.cancel(request, answer);
    }

    @Override
    public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
      real.modify(request, answer);
    }
  }
}
