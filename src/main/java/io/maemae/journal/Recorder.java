package io.maemae.journal;

import io.maemae.desk.DeskEvent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Notes what the desk takes in and what it asks of its ports, for a {@link JournalWriter} to write.
 * It never waits: if more is noted than the writer can take, the record ends. Desk thread, but for
 * what the writer calls.
 */
public final class Recorder implements Ports {
  private static final int MOST_WAITING = 10_000;

  private final ArrayBlockingQueue<Note> notes;
  private List<Call> calls = new ArrayList<>();
  private long events;

  /** Written by either thread, once; read by both. */
  private volatile boolean ended;

  /** Likewise; before {@link #ended}. */
  private volatile boolean behind;

  /**
   * An event with the calls that it led to.
   *
   * @param failure the exception that the desk gave up with; empty if it did not
   */
  record Note(long number, DeskEvent event, List<Call> calls, String failure) {}

  /** With room for some seconds of a busy market. */
  public Recorder() {
    this(MOST_WAITING);
  }

  /** With room for so many events. */
  Recorder(int mostWaiting) {
    notes = new ArrayBlockingQueue<>(mostWaiting);
  }

  @Override
  public <T> T port(Class<T> type, String name, T real) {
    InvocationHandler recording =
        (proxy, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? Identity.of(proxy, method, arguments)
                : call(name, method, real, arguments);
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, recording));
  }

  private Object call(String name, Method method, Object real, Object[] arguments)
      throws Throwable {
    // Before the call: what is handed over may be changed by it.
    Call call = ended ? null : Call.of(name, method, arguments);
    try {
      Object result = method.invoke(real, arguments);
      if (call != null) {
        calls.add(result == null ? call : call.returned(result));
      }
      return result;
    } catch (InvocationTargetException e) {
      if (call != null) {
        calls.add(call.threw(e.getCause()));
      }
      throw e.getCause();
    }
  }

  /** The desk has handled an event. */
  public void handled(DeskEvent event) {
    note(event, "");
  }

  /** The desk has given up at an event. */
  public void failed(DeskEvent event, Throwable failure) {
    note(event, failure.getClass().getName());
  }

  private void note(DeskEvent event, String failure) {
    if (ended) {
      calls.clear();
      return;
    }
    Note note = new Note(++events, event, taken(), failure);
    if (!notes.offer(note)) {
      behind = true;
      ended = true;
    }
  }

  /** The calls until now, in a list that is nobody else's any more. */
  private List<Call> taken() {
    boolean nothing = calls.isEmpty() || calls.size() == 1 && calls.get(0).isCommitOfNothing();
    if (nothing) {
      calls.clear();
      return List.of();
    }
    List<Call> taken = calls;
    calls = new ArrayList<>();
    return taken;
  }

  /** For the writer: how many events wait. */
  int waiting() {
    return notes.size();
  }

  /** For the writer: takes the first that waits, so that it is held no longer than needed. */
  Note next() {
    return notes.remove();
  }

  /** For the writer: whether the desk noted more than could be taken. */
  boolean isBehind() {
    return behind;
  }

  /** For the writer: nothing needs to be noted any more. */
  void end() {
    ended = true;
    notes.clear();
  }
}
