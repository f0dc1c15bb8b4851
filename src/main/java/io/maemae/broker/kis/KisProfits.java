package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.Readings;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import io.maemae.order.ProfitSource;
import io.maemae.order.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Realised profit of a period (기간별매매손익현황조회), which only the live server has.
 *
 * <p>Source: official workbook, sheet 기간별매매손익현황조회, 2026-06-03: the sums stand in {@code output2} of
 * every page. Any thread; answers come on the timeline's.
 */
final class KisProfits implements ProfitSource {
  private final KisSettings settings;
  private final Timeline timeline;
  private final KisRest rest;

  KisProfits(KisSettings settings, Timeline timeline, KisRest rest) {
    this.settings = settings;
    this.timeline = timeline;
    this.rest = rest;
  }

  @Override
  public void realised(LocalDate first, LocalDate last, Consumer<Reading<Realised>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          rest.readAll(
              new KisRest.Question(Tr.REALISED, query(first, last), false, Urgency.READ),
              whole -> answer.accept(Readings.ofPages(whole, KisProfits::realised, begunAt)),
              why -> answer.accept(new Reading.Unreadable<>(why)));
        });
  }

  private Map<String, String> query(LocalDate first, LocalDate last) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("CANO", settings.customer().reveal());
    query.put("ACNT_PRDT_CD", settings.product());
    query.put("SORT_DVSN", "01");
    query.put("PDNO", "");
    query.put("INQR_STRT_DT", Fields.DATE.format(first));
    query.put("INQR_END_DT", Fields.DATE.format(last));
    query.put("CBLC_DVSN", "00");
    return query;
  }

  private static Realised realised(List<KisAnswer> whole) throws ProtocolException {
    Fields sums = whole.get(whole.size() - 1).object("output2");
    return new Realised(sums.money("tot_rlzt_pfls"), sums.money("tot_fee"), sums.money("tot_tltx"));
  }
}
