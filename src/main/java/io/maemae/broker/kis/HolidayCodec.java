package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On which days the exchange is open (국내휴장일조회).
 *
 * <p>Source: official workbook, sheet of that name, 2026-06-03: CTCA0903R, live only, to be asked
 * once a day at most; {@code opnd_yn} (개장일여부) is the one to look at. One answer has some weeks from
 * the day asked for on; its further pages are not needed.
 */
final class HolidayCodec {
  private HolidayCodec() {}

  static Map<String, String> query(LocalDate from) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("BASS_DT", from.format(Fields.DATE));
    query.put("CTX_AREA_NK", "");
    query.put("CTX_AREA_FK", "");
    return query;
  }

  /** Whether it is open, for each day of an answer. */
  static SortedMap<LocalDate, Boolean> days(List<Fields> rows) throws ProtocolException {
    SortedMap<LocalDate, Boolean> days = new TreeMap<>();
    for (Fields row : rows) {
      String open = row.word("opnd_yn");
      if (!open.equals("Y") && !open.equals("N")) {
        throw new ProtocolException("opnd_yn must be Y or N, was '" + open + "'");
      }
      days.put(row.date("bass_dt"), open.equals("Y"));
    }
    return days;
  }
}
