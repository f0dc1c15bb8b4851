package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.util.List;
import java.util.Map;

/** Cuts a list into pages. A page is continued by header and both keys, as they were sent. */
final class FakePages {
  private static final int KEY_WIDTH = 100;

  private KisServer.Paging trouble = KisServer.Paging.STEADY;
  private int troubles;
  private boolean blankRows;

  /** Whether a list of nothing has one row of blank fields. */
  void blankRows(boolean blank) {
    blankRows = blank;
  }

  /** What goes wrong with the next pages after a first one. */
  void trouble(KisServer.Paging trouble, int times) {
    this.trouble = trouble;
    this.troubles = times;
  }

  /** Whether a request asks for a page after the first. */
  static boolean continues(FakeRequest request) {
    return request.header("tr_cont").equals("N");
  }

  /** Puts one page and the keys to the next into the body. */
  FakeReply page(
      FakeRequest request,
      String search,
      List<ObjectNode> rows,
      int size,
      String block,
      String fields,
      ObjectNode body) {
    int from = continues(request) ? start(request, search) : 0;
    if (from > 0 && troubles > 0) {
      troubles--;
      from = moved(from);
    }
    int to = Math.min(rows.size(), from + size);
    boolean more = to < rows.size();
    body.put("ctx_area_fk100", key(search));
    body.put("ctx_area_nk100", key(more ? "%010d".formatted(to) : ""));
    List<ObjectNode> shown = rows.subList(Math.min(from, to), to);
    boolean blank = rows.isEmpty() && blankRows;
    body.set(block, FakeJson.array(blank ? List.of(FakeJson.blank(fields)) : shown));
    String mark = more ? (from == 0 ? "F" : "M") : (from == 0 ? "E" : "D");
    return KisReplies.inquired(body).with(Map.of("tr_cont", mark));
  }

  private int moved(int from) {
    return switch (trouble) {
      case STEADY -> from;
      case DATA_CHANGED -> throw KisRefusals.order("APBK9999", "조회이후에 자료가 변경되었습니다.(다시 조회하세요)");
      case ROW_TWICE -> from - 1;
      case ROW_MISSING -> from + 1;
      case STUCK -> 0;
    };
  }

  private static int start(FakeRequest request, String search) {
    if (!request.field("CTX_AREA_FK100").orElse("").trim().equals(search.trim())) {
      throw KisRefusals.field("CTX_AREA_FK100");
    }
    String next = request.field("CTX_AREA_NK100").orElse("").trim();
    if (!next.matches("\\d{10}")) {
      throw KisRefusals.field("CTX_AREA_NK100");
    }
    return Integer.parseInt(next);
  }

  private static String key(String text) {
    return text + " ".repeat(Math.max(0, KEY_WIDTH - text.length()));
  }
}
