package io.maemae.broker.kis;

/** Ends a request with an answer other than success. */
final class FakeRefusal extends RuntimeException {
  private final transient FakeReply reply;

  FakeRefusal(FakeReply reply) {
    super(new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8), null, false, false);
    this.reply = reply;
  }

  /** The broker's own refusal of an order. */
  static FakeRefusal order(String code, String message) {
    return new FakeRefusal(FakeReply.refused("7", code, FakeReply.padded(message)));
  }

  /** A field that is missing or wrong. */
  static FakeRefusal field(String name) {
    return input("OPSQ2001", name);
  }

  static FakeRefusal account() {
    return input("OPSQ2000", "ACNO");
  }

  private static FakeRefusal input(String code, String name) {
    return new FakeRefusal(FakeReply.refused("2", code, "ERROR : INPUT INVALID_CHECK_" + name));
  }

  static FakeRefusal gateway(int status, String code, String message) {
    return new FakeRefusal(FakeReply.gateway(status, code, message));
  }

  FakeReply reply() {
    return reply;
  }
}
