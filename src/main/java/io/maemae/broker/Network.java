package io.maemae.broker;

import java.net.URI;
import java.util.function.Function;

/** The way out of the machine, on which adapters find their brokers' servers. */
public interface Network {
  /**
   * A server; nothing is sent to it before somebody asks.
   *
   * @param base the host, with the path of a proxy perhaps
   * @param answers makes an answer of what came; must not throw
   */
  <A extends Answer> BrokerServer<A> server(URI base, Function<BrokerServer.Reply, A> answers);
}
