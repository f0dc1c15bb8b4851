package io.maemae.broker.kis;

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
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers charts, newest bar first. */
final class FakeCharts {
  private static final int TODAY_ROWS = 30;
  private static final int PAST_ROWS = 120;
  private static final int DAY_ROWS = 100;
  private static final int DAYS_BACK = 10;
  private static final String DAYS_HEAD =
      "stck_shrn_iscd prdy_vol stck_mxpr stck_llam stck_oprc stck_hgpr stck_lwpr stck_prdy_oprc"
          + " stck_prdy_hgpr stck_prdy_lwpr askp bidp prdy_vrss_vol vol_tnrt stck_fcam lstn_stcn"
          + " cpfn hts_avls per eps pbr itewhol_loan_rmnd_ratem";

  private final FakeListings listings;
  private final FakeBars bars;
  private final FakeTime time;
  private boolean repeats;

  FakeCharts(FakeListings listings, FakeBars bars, FakeTime time) {
    this.listings = listings;
    this.bars = bars;
    this.time = time;
  }

  /** Whether minutes are always the newest ones, whatever time is asked for. */
  void repeats(boolean always) {
    repeats = always;
  }

  FakeReply minutesToday(FakeRequest request) {
    return minutes(request, time.today(), TODAY_ROWS);
  }

  FakeReply minutesPast(FakeRequest request) {
    String date = request.field("FID_INPUT_DATE_1").orElse("");
    return minutes(request, KisRefusals.date("FID_INPUT_DATE_1", date), PAST_ROWS);
  }

  private FakeReply minutes(FakeRequest request, LocalDate date, int most) {
    FakeInstrument asked = FakeQuotes.asked(listings, request, "");
    LocalDateTime until = date.atTime(repeats ? time.now().toLocalTime() : hour(request));
    List<ObjectNode> rows = new ArrayList<>(later(asked, until, most));
    boolean goesBack = request.field("FID_PW_DATA_INCU_YN").orElse("").equals("Y");
    int days = goesBack ? DAYS_BACK : 1;
    for (int back = 0; back < days && rows.size() < most; back++) {
      List<ObjectNode> day = day(asked, date.minusDays(back), until);
      Collections.reverse(day);
      rows.addAll(day.subList(0, Math.min(day.size(), most - rows.size())));
    }
    ObjectNode body = FakeJson.object();
    body.set("output1", head(asked));
    body.set("output2", FakeJson.array(rows));
    return KisReplies.quoted(body);
  }

  /** What is asked for ahead of time comes as bars at the present price. */
  private List<ObjectNode> later(FakeInstrument asked, LocalDateTime until, int most) {
    List<ObjectNode> rows = new ArrayList<>();
    LocalDateTime now = time.now().truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime at = until.truncatedTo(ChronoUnit.MINUTES);
    while (at.isAfter(now) && at.toLocalDate().equals(time.today()) && rows.size() < most) {
      FakeBar bar = new FakeBar(at, asked.price, asked.price, asked.price, asked.price, 0);
      rows.add(row(bar, asked.amount));
      at = at.minusMinutes(1);
    }
    return rows;
  }

  private List<ObjectNode> day(FakeInstrument asked, LocalDate date, LocalDateTime until) {
    List<ObjectNode> rows = new ArrayList<>();
    long amount = 0;
    for (FakeBar bar : bars.minutes(asked, date)) {
      amount += bar.close() * bar.volume();
      if (!bar.start().isAfter(until)) {
        rows.add(row(bar, amount));
      }
    }
    return rows;
  }

  private static ObjectNode row(FakeBar bar, long amount) {
    ObjectNode row = FakeJson.of("stck_bsop_date", FakeTime.date(bar.start().toLocalDate()));
    FakeJson.put(row, "stck_cntg_hour", FakeTime.time(bar.start()), "stck_prpr", bar.close());
    FakeJson.put(row, "stck_oprc", bar.open(), "stck_hgpr", bar.high(), "stck_lwpr", bar.low());
    return FakeJson.put(row, "cntg_vol", bar.volume(), "acml_tr_pbmn", amount);
  }

  private static LocalTime hour(FakeRequest request) {
    try {
      String text = request.field("FID_INPUT_HOUR_1").orElse("");
      return LocalTime.parse(text, DateTimeFormatter.ofPattern("HHmmss"));
    } catch (DateTimeParseException e) {
      throw KisRefusals.field("FID_INPUT_HOUR_1");
    }
  }

  private static ObjectNode head(FakeInstrument asked) {
    ObjectNode head = FakeJson.of("prdy_vrss", asked.change(), "prdy_vrss_sign", asked.sign());
    FakeJson.put(head, "prdy_ctrt", asked.changePercent(), "stck_prdy_clpr", asked.base);
    FakeJson.put(head, "acml_vol", asked.volume, "acml_tr_pbmn", asked.amount);
    return FakeJson.put(head, "hts_kor_isnm", asked.name, "stck_prpr", asked.price);
  }

  FakeReply days(FakeRequest request) {
    FakeInstrument asked = FakeQuotes.asked(listings, request, "");
    LocalDate from = KisRefusals.date("FID_INPUT_DATE_1", field(request, "FID_INPUT_DATE_1"));
    LocalDate to = KisRefusals.date("FID_INPUT_DATE_2", field(request, "FID_INPUT_DATE_2"));
    String period = field(request, "FID_PERIOD_DIV_CODE");
    Map<String, FakeBar> merged = new LinkedHashMap<>();
    for (FakeBar bar : bars.days(asked, from, to)) {
      merged.merge(key(bar.start().toLocalDate(), period), bar, FakeCharts::joined);
    }
    List<FakeBar> newestFirst = new ArrayList<>(merged.values());
    Collections.reverse(newestFirst);
    List<ObjectNode> rows = new ArrayList<>();
    newestFirst.stream().limit(DAY_ROWS).forEach(bar -> rows.add(dayRow(asked, bar)));
    if (from.isBefore(bars.first()) && rows.size() < DAY_ROWS) {
      // As reported: what is before all history may come as a row without fields.
      rows.add(FakeJson.object());
    }
    ObjectNode head = head(asked);
    head.setAll(FakeJson.zeros(DAYS_HEAD));
    FakeJson.put(head, "stck_shrn_iscd", asked.symbol);
    FakeJson.put(head, "stck_mxpr", asked.upper(), "stck_llam", asked.lower());
    FakeJson.put(head, "stck_oprc", asked.open, "stck_hgpr", asked.high, "stck_lwpr", asked.low);
    ObjectNode body = FakeJson.object();
    body.set("output1", head);
    body.set("output2", FakeJson.array(rows));
    return KisReplies.quoted(body);
  }

  private static String field(FakeRequest request, String name) {
    return request.field(name).orElse("");
  }

  private static String key(LocalDate date, String period) {
    return switch (period) {
      case "D" -> date.toString();
      case "W" ->
          date.get(IsoFields.WEEK_BASED_YEAR) + "W" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case "M" -> date.getYear() + "-" + date.getMonthValue();
      case "Y" -> Integer.toString(date.getYear());
      default -> throw KisRefusals.field("FID_PERIOD_DIV_CODE");
    };
  }

  private static FakeBar joined(FakeBar first, FakeBar next) {
    return new FakeBar(
        next.start(),
        first.open(),
        Math.max(first.high(), next.high()),
        Math.min(first.low(), next.low()),
        next.close(),
        first.volume() + next.volume());
  }

  private static ObjectNode dayRow(FakeInstrument asked, FakeBar bar) {
    ObjectNode row = FakeJson.of("stck_bsop_date", FakeTime.date(bar.start().toLocalDate()));
    FakeJson.put(row, "stck_clpr", bar.close(), "stck_oprc", bar.open());
    FakeJson.put(row, "stck_hgpr", bar.high(), "stck_lwpr", bar.low(), "acml_vol", bar.volume());
    FakeJson.put(row, "acml_tr_pbmn", bar.close() * bar.volume(), "flng_cls_code", "00");
    FakeJson.put(
        row, "prtt_rate", "0.00", "mod_yn", "N", "prdy_vrss_sign", asked.sign(bar.close()));
    return FakeJson.put(row, "prdy_vrss", bar.close() - asked.base, "revl_issu_reas", "");
  }
}
