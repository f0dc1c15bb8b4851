package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts a list into pages. A page is continued by the headers {@code cont-yn} and {@code next-key}
 * as they were sent, with the same body.
 */
final class FakePages {
  private KiwoomServer.Paging trouble = KiwoomServer.Paging.STEADY;
  private int troubles;

  /** What goes wrong with the next pages after a first one. */
  void trouble(KiwoomServer.Paging trouble, int times) {
    this.trouble = trouble;
    this.troubles = times;
  }

  /** Whether a request asks for a page after the first. */
  static boolean continues(FakeRequest request) {
    return request.header("cont-yn").equals("Y");
  }

  /** Puts one page into the body, and says how to get the next. */
  <T> FakeReply page(
      FakeRequest request,
      List<T> rows,
      int size,
      String block,
      Function<T, ObjectNode> written,
      ObjectNode body) {
    int asked = continues(request) ? start(request) : 0;
    Optional<KiwoomServer.Paging> now = Optional.empty();
    if (asked > 0 && troubles > 0) {
      troubles--;
      now = Optional.of(trouble);
    }
    int from = now.map(t -> moved(t, asked)).orElse(asked);
    int to = Math.min(rows.size(), from + size);
    boolean stuck = now.filter(t -> t == KiwoomServer.Paging.STUCK).isPresent();
    boolean ends = now.filter(t -> t == KiwoomServer.Paging.CUT_SHORT).isPresent();
    boolean empty = now.filter(t -> t == KiwoomServer.Paging.EMPTY).isPresent();
    boolean more = !ends && (stuck || empty || to < rows.size());
    List<T> shown = empty ? List.of() : rows.subList(Math.min(from, to), to);
    body.set(block, FakeJson.array(shown.stream().map(written).toList()));
    String next = stuck ? request.header("next-key") : key(request, empty ? from : to);
    FakeReply reply = KiwoomReplies.inquired(body);
    return more ? reply.with(Map.of("cont-yn", "Y", "next-key", next)) : reply;
  }

  private static int moved(KiwoomServer.Paging trouble, int from) {
    return switch (trouble) {
      case ROW_TWICE -> from - 1;
      case ROW_MISSING -> from + 1;
      case STEADY, STUCK, CUT_SHORT, EMPTY -> from;
    };
  }

  private static String key(FakeRequest request, int from) {
    return "%08x%08d".formatted(request.body().hashCode(), from);
  }

  private static int start(FakeRequest request) {
    String key = request.header("next-key");
    if (!key.matches("[0-9a-f]{8}\\d{8}")) {
      throw KiwoomReplies.malformed("next-key");
    }
    int from = Integer.parseInt(key.substring(8));
    if (!key.equals(key(request, from))) {
      throw KiwoomReplies.malformed("next-key");
    }
    return from;
  }
}
