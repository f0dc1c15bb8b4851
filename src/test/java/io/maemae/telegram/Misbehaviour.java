package io.maemae.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * Something that goes wrong with a call to a {@link FakeBotApi}.
 *
 * @param kind what happens
 * @param status the HTTP status of an {@link Kind#ANSWER}
 * @param contentType of that answer
 * @param body of that answer
 * @param retryAfterSeconds for how long the caller has to be quiet; 0 if that is not said
 * @param delay how long a {@link Kind#DELAY} takes
 */
public record Misbehaviour(
    Kind kind, int status, String contentType, String body, int retryAfterSeconds, Duration delay) {

  /** What happens to the call and to its answer. */
  public enum Kind {
    /** Another answer; the call is not carried out. */
    ANSWER,
    /** The connection is cut before the call is read. */
    DROP_BEFORE_READING,
    /** The call is carried out, then the connection is cut without an answer. */
    DROP_AFTER_READING,
    /** The call is carried out, then the connection is cut amid the answer. */
    HALF_ANSWER,
    /** The call is carried out, then the answer is no JSON. */
    NOT_JSON,
    /** Nothing until the server behaves again, goes down or closes; then the connection is cut. */
    HANG,
    /** The call is carried out and answered later. */
    DELAY
  }

  /** A proxy's page: 502 in HTML. */
  public static Misbehaviour badGateway() {
    String page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
    return answer(502, "text/html", page, 0);
  }

  /** 500 in JSON. */
  public static Misbehaviour serverError() {
    return refuse(FakeRefusal.of(500, "Internal Server Error"));
  }

  /** 429; a call for the same chat before that time is over is a violation and refused as well. */
  public static Misbehaviour tooManyRequests(int retryAfterSeconds) {
    return refuse(FakeRefusal.tooManyRequests(retryAfterSeconds));
  }

  /** 409, as if another poller had taken over. */
  public static Misbehaviour conflict() {
    return refuse(FakeUpdates.OTHER_POLL);
  }

  /** 401. */
  public static Misbehaviour unauthorized() {
    return refuse(FakeRefusal.of(401, "Unauthorized"));
  }

  /** 403 with what follows {@code Forbidden: }. */
  public static Misbehaviour forbidden(String why) {
    return refuse(FakeRefusal.of(403, "Forbidden: " + why));
  }

  /** 400 with what follows {@code Bad Request: }. */
  public static Misbehaviour badRequest(String why) {
    return refuse(FakeRefusal.badRequest(why));
  }

  /** 400: the group has become a supergroup, with an id of its own. */
  public static Misbehaviour chatMoved(long newId) {
    FakeRefusal refusal = FakeRefusal.badRequest("group chat was upgraded to a supergroup chat");
    ObjectNode body = refusal.body();
    body.putObject("parameters").put("migrate_to_chat_id", newId);
    return answer(refusal.status(), "application/json", body.toString(), 0);
  }

  /** See {@link Kind#DROP_BEFORE_READING}. */
  public static Misbehaviour dropBeforeReading() {
    return of(Kind.DROP_BEFORE_READING, Duration.ZERO);
  }

  /** See {@link Kind#DROP_AFTER_READING}. */
  public static Misbehaviour dropAfterReading() {
    return of(Kind.DROP_AFTER_READING, Duration.ZERO);
  }

  /** See {@link Kind#HALF_ANSWER}. */
  public static Misbehaviour halfAnswer() {
    return of(Kind.HALF_ANSWER, Duration.ZERO);
  }

  /** See {@link Kind#NOT_JSON}. */
  public static Misbehaviour notJson() {
    return of(Kind.NOT_JSON, Duration.ZERO);
  }

  /** See {@link Kind#HANG}. */
  public static Misbehaviour hang() {
    return of(Kind.HANG, Duration.ZERO);
  }

  /** See {@link Kind#DELAY}. */
  public static Misbehaviour delay(Duration delay) {
    return of(Kind.DELAY, delay);
  }

  private static Misbehaviour refuse(FakeRefusal refusal) {
    String body = refusal.body().toString();
    return answer(refusal.status(), "application/json", body, refusal.retryAfter());
  }

  private static Misbehaviour answer(int status, String type, String body, int retryAfter) {
    return new Misbehaviour(Kind.ANSWER, status, type, body, retryAfter, Duration.ZERO);
  }

  private static Misbehaviour of(Kind kind, Duration delay) {
    return new Misbehaviour(kind, 0, "", "", 0, delay);
  }
}
