package io.maemae.broker.fake;

/** Ends a request with an answer other than success. */
public final class FakeRefusal extends RuntimeException {
  private final transient FakeReply reply;

  public FakeRefusal(FakeReply reply) {
    super(new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8), null, false, false);
    this.reply = reply;
  }

  public FakeReply reply() {
    return reply;
  }
}
