package io.maemae.journal;

/**
 * What stands between the desk and its ports: a recording of them, or the record in their place.
 */
public interface Ports {
  /**
   * The port as the desk gets it.
   *
   * @param type the port's interface
   * @param name unique among the ports of a desk, and the same in a replay
   * @param real whom the calls are for; nobody's in a replay, where it may be null
   */
  <T> T port(Class<T> type, String name, T real);
}
