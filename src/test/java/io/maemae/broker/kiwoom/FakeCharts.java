package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBar;
import io.maemae.broker.fake.FakeBars;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Answers charts, newest first; those of minutes go back thirty days. Minutes are signed and days
 * are not, as measured.
 *
 * <p>Source: official specification 451f89c, ka10080 and ka10081.
 */
final class FakeCharts {
  private static final int MINUTE_DAYS = 30;
  private static final long MILLION = 1_000_000;

  private final FakeListings listings;
  private final FakeBars bars;
  private final FakePages pages;
  private final FakeTime time;
  private int minutePage = 900;
  private int dayPage = 600;

  FakeCharts(FakeListings listings, FakeBars bars, FakePages pages, FakeTime time) {
    this.listings = listings;
    this.bars = bars;
    this.pages = pages;
    this.time = time;
  }

  void page(int rows) {
    minutePage = rows;
    dayPage = rows;
  }

  private FakeInstrument asked(FakeRequest request) {
    return FakeText.get(listings, request.field("stk_cd").orElse(""));
  }

  FakeReply minutes(FakeRequest request) {
    FakeInstrument asked = asked(request);
    int scope = Integer.parseInt(request.field("tic_scope").orElse(""));
    List<ObjectNode> rows = new ArrayList<>();
    for (int back = MINUTE_DAYS; back >= 0; back--) {
      long volume = 0;
      for (FakeBar bar : merged(bars.minutes(asked, time.today().minusDays(back)), scope)) {
        volume += bar.volume();
        rows.add(minute(asked, bar, volume));
      }
    }
    Collections.reverse(rows);
    ObjectNode body = FakeJson.of("stk_cd", request.field("stk_cd").orElse(""));
    return pages.page(request, rows, minutePage, "stk_min_pole_chart_qry", row -> row, body);
  }

  /** Bars of more minutes, oldest first, each named by its start. */
  private static List<FakeBar> merged(List<FakeBar> minutes, int scope) {
    List<FakeBar> merged = new ArrayList<>();
    for (FakeBar bar : minutes) {
      int minute = bar.start().getHour() * 60 + bar.start().getMinute();
      LocalDateTime start =
          bar.start().toLocalDate().atStartOfDay().plusMinutes(minute - minute % scope);
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).start().equals(start)) {
        FakeBar before = merged.get(last);
        merged.set(
            last,
            new FakeBar(
                start,
                before.open(),
                Math.max(before.high(), bar.high()),
                Math.min(before.low(), bar.low()),
                bar.close(),
                before.volume() + bar.volume()));
      } else {
        merged.add(
            new FakeBar(start, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
      }
    }
    return merged;
  }

  private static ObjectNode minute(FakeInstrument asked, FakeBar bar, long volume) {
    ObjectNode row = FakeJson.of("cur_prc", FakeText.price(bar.close(), asked));
    FakeJson.put(row, "trde_qty", bar.volume(), "cntr_tm", FakeTime.both(bar.start()));
    FakeJson.put(row, "open_pric", FakeText.price(bar.open(), asked));
    FakeJson.put(row, "high_pric", FakeText.price(bar.high(), asked));
    FakeJson.put(row, "low_pric", FakeText.price(bar.low(), asked), "acc_trde_qty", volume);
    FakeJson.put(row, "pred_pre", FakeText.signed(bar.close() - asked.base));
    return FakeJson.put(row, "pred_pre_sig", asked.sign(bar.close()));
  }

  FakeReply days(FakeRequest request) {
    FakeInstrument asked = asked(request);
    String base = request.field("base_dt").orElse("");
    LocalDate to = FakeTime.parse(base).orElseThrow(() -> KiwoomReplies.malformed("base_dt"));
    List<FakeBar> found = new ArrayList<>(bars.days(asked, bars.first(), to));
    Collections.reverse(found);
    ObjectNode body = FakeJson.of("stk_cd", request.field("stk_cd").orElse(""));
    return pages.page(
        request, found, dayPage, "stk_dt_pole_chart_qry", bar -> day(asked, bar), body);
  }

  private static ObjectNode day(FakeInstrument asked, FakeBar bar) {
    ObjectNode row = FakeJson.of("cur_prc", bar.close(), "trde_qty", bar.volume());
    FakeJson.put(row, "trde_prica", bar.close() * bar.volume() / MILLION);
    FakeJson.put(row, "dt", FakeTime.date(bar.start().toLocalDate()), "open_pric", bar.open());
    FakeJson.put(row, "high_pric", bar.high(), "low_pric", bar.low());
    FakeJson.put(row, "pred_pre", FakeText.signed(bar.close() - asked.base));
    return FakeJson.put(row, "pred_pre_sig", asked.sign(bar.close()), "trde_tern_rt", "+0.01");
  }
}
