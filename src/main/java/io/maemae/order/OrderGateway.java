package io.maemae.order;

import java.util.function.Consumer;

/**
 * Sends orders of one account to its broker. No method blocks, and none ever sends a request twice.
 * Each answer comes exactly once, on any thread; after the adapter's deadline it is {@link
 * SubmitResult.Unknown}.
 */
public interface OrderGateway {
  /** Sends a new order. */
  void submit(OrderRequest request, Consumer<SubmitResult> answer);

  /**
   * Sends a cancel; accepted means that the broker made a cancel order with a number of its own.
   */
  void cancel(CancelRequest request, Consumer<SubmitResult> answer);

  /** Sends a modify; accepted means that the remainder goes on under a new number. */
  void modify(ModifyRequest request, Consumer<SubmitResult> answer);
}
