package io.maemae.broker;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * The real network.
 *
 * @param threads run what is under way; must not bound their number
 */
public record HttpNetwork(ExecutorService threads) implements Network {
  @Override
  public <A extends Answer> BrokerServer<A> server(
      URI base, Function<BrokerServer.Reply, A> answers) {
    return new JsonHttp<>(base, threads, answers);
  }
}
