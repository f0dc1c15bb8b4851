package io.maemae.journal;

import io.maemae.desk.Transactions;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call of a port, as it was: nothing in it changes any more.
 *
 * @param arguments without the consumers of answers, which come as events of their own
 * @param result what it returned; null where there is nothing
 * @param thrown what it threw; null if nothing
 */
record Call(String port, Method method, List<Object> arguments, Object result, Throwable thrown) {
  static Call of(String port, Method method, Object[] given) {
    Object[] all = given == null ? new Object[0] : given;
    List<Object> arguments = new ArrayList<>(all.length);
    for (Object argument : all) {
      if (!(argument instanceof Consumer)) {
        arguments.add(Images.of(argument));
      }
    }
    return new Call(port, method, arguments, null, null);
  }

  Call returned(Object value) {
    return new Call(port, method, arguments, Images.of(value), null);
  }

  Call threw(Throwable failure) {
    return new Call(port, method, arguments, null, failure);
  }

  /** Such as {@code gateway/first.submit}. */
  String name() {
    return port + "." + method.getName();
  }

  /** Whether it wants something done, and does not only ask or commit. */
  boolean isDecision() {
    return method.getReturnType() == void.class && method.getDeclaringClass() != Transactions.class;
  }

  /** An event that has nothing to commit says so to the store, and that is all that it does. */
  boolean isCommitOfNothing() {
    return thrown == null && method.getName().equals("commit");
  }
}
