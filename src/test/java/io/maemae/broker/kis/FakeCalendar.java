package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBars;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers which days are open. */
final class FakeCalendar {
  private static final int ROWS = 25;
  private static final int KEY_WIDTH = 20;

  private final FakeBars bars;

  FakeCalendar(FakeBars bars) {
    this.bars = bars;
  }

  FakeReply days(FakeRequest request) {
    String next = request.field("CTX_AREA_NK").orElse("").trim();
    String base = request.field("BASS_DT").orElse("");
    boolean continues = FakePages.continues(request) && !next.isEmpty();
    LocalDate from = KisRefusals.date("BASS_DT", continues ? next : base);
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(from.plusDays(i)));
    }
    ObjectNode body = FakeJson.of("ctx_area_nk", key(FakeTime.date(from.plusDays(ROWS))));
    FakeJson.put(body, "ctx_area_fk", key(base));
    body.set("output", FakeJson.array(rows));
    String message = "조회가 계속됩니다..다음버튼을 Click 하십시오.";
    Map<String, String> more = Map.of("tr_cont", continues ? "M" : "F");
    return KisReplies.done(body, "KIOK0500", message).with(more);
  }

  /** Sunday is 01. */
  private ObjectNode row(LocalDate date) {
    String open = bars.isOpen(date) ? "Y" : "N";
    ObjectNode row = FakeJson.of("bass_dt", FakeTime.date(date));
    FakeJson.put(row, "wday_dvsn_cd", "%02d".formatted(date.getDayOfWeek().getValue() % 7 + 1));
    FakeJson.put(row, "bzdy_yn", open, "tr_day_yn", open, "opnd_yn", open);
    return FakeJson.put(row, "sttl_day_yn", open);
  }

  private static String key(String text) {
    return text + " ".repeat(KEY_WIDTH - text.length());
  }
}
