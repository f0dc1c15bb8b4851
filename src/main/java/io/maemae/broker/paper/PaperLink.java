package io.maemae.broker.paper;

import io.maemae.order.ExecutionNotice;
import io.maemae.order.SubmitResult;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The way between one account's gateway and the paper broker. What takes time or goes wrong between
 * a bot and a broker does so here. Timeline's thread.
 */
interface PaperLink {
  /** Carries an order, modify or cancel there and its answer back. */
  void order(Function<PaperHost, SubmitResult> request, Consumer<SubmitResult> answer);

  /** Carries a read of one page there and its answer back. */
  <T> void read(Function<PaperHost, Optional<T>> request, Consumer<Optional<T>> answer);

  /** Carries a notice from the broker to the account's stream. */
  void notice(ExecutionNotice notice, Consumer<ExecutionNotice> stream);
}
