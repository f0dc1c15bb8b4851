package io.maemae.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The server's no to a call: what the error answer says. */
final class FakeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int retryAfter;

  private FakeRefusal(int status, String description, int retryAfter) {
    super(description, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  static FakeRefusal of(int status, String description) {
    return new FakeRefusal(status, description, 0);
  }

  static FakeRefusal badRequest(String why) {
    return of(400, "Bad Request: " + why);
  }

  static FakeRefusal tooManyRequests(int seconds) {
    return new FakeRefusal(429, "Too Many Requests: retry after " + seconds, seconds);
  }

  int status() {
    return status;
  }

  int retryAfter() {
    return retryAfter;
  }

  ObjectNode body() {
    ObjectNode body = FakeJson.object().put("ok", false).put("error_code", status);
    body.put("description", getMessage());
    if (retryAfter > 0) {
      body.putObject("parameters").put("retry_after", retryAfter);
    }
    return body;
  }
}
