package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeHearer;
import io.maemae.broker.fake.FakeJson;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** Listens to the stream of a {@link KisServer}. */
final class FakeListener extends FakeHearer {
  static final String CLOSED = "closed";
  static final String CUT = "cut";

  /** What the client says of a connection that ended without a close frame. */
  private static final int NO_CLOSE_FRAME = 1006;

  private final String approvalKey;
  private FakeCipher cipher = new FakeCipher("", "");

  FakeListener(KisServer server, String approvalKey) {
    super(server.streamUri());
    this.approvalKey = approvalKey;
  }

  static FakeListener connected(KisServer server, FakeCaller caller) throws Exception {
    return new FakeListener(server, caller.approval().json().path("approval_key").asText());
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    heard(statusCode == NO_CLOSE_FRAME ? CUT : CLOSED);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    heard(CUT);
  }

  void pong(String text) {
    socket.sendPong(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))).join();
  }

  /** Registers with type 1, removes with 2; the code of the answer. */
  String ask(String type, String trId, String trKey) throws Exception {
    ObjectNode message = FakeJson.object();
    message.set(
        "header",
        FakeJson.of(
            "approval_key",
            approvalKey,
            "custtype",
            "P",
            "tr_type",
            type,
            "content-type",
            "utf-8"));
    message.putObject("body").set("input", FakeJson.of("tr_id", trId, "tr_key", trKey));
    say(message.toString());
    String text = next();
    if (!text.startsWith("{")) {
      return text;
    }
    JsonNode body = FakeJson.read(text).orElseThrow().path("body");
    JsonNode output = body.path("output");
    cipher = new FakeCipher(output.path("key").asText(), output.path("iv").asText());
    return body.path("msg_cd").asText();
  }

  /** Asks for the notices. */
  FakeListener toNotices(KisServer server) throws Exception {
    KisServer.Registration key = server.noticeRegistration();
    String code = ask("1", key.trId(), key.trKey());
    if (!code.equals("OPSP0000")) {
      throw new AssertionError(code);
    }
    return this;
  }

  /** The next notice, decrypted. */
  String notice() throws InterruptedException {
    String[] parts = next().split("\\|", 4);
    return cipher.decrypt(parts[3]);
  }

  /** What tells notices apart: order number, quantity, price, RFUS_YN, CNTG_YN and ACPT_YN. */
  String shortNotice() throws InterruptedException {
    String[] columns = notice().split("\\^", -1);
    return Long.parseLong(columns[2])
        + (columns[3].isEmpty() ? "" : "<" + Long.parseLong(columns[3]))
        + (" " + Long.parseLong(columns[9]) + "@" + Long.parseLong(columns[10]))
        + (" " + columns[12] + columns[13] + columns[14]);
  }
}
