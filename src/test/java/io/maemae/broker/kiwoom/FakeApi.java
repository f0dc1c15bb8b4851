package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What can be asked, where, and which form its fields have. A field before a question mark may be
 * left out or blank.
 *
 * <p>Source: official specification 451f89c.
 */
enum FakeApi {
  BUY("kt10000", "ordr", Forms.ORDER),
  SELL("kt10001", "ordr", Forms.ORDER),
  MODIFY("kt10002", "ordr", Forms.CHANGE + " mdfy_qty=\\d{1,12} mdfy_uv=\\d{1,12}"),
  CANCEL("kt10003", "ordr", Forms.CHANGE + " cncl_qty=\\d{1,12}"),
  ORDERS(
      "kt00007",
      "acnt",
      "ord_dt?=\\d{8} qry_tp=[1-4] stk_bond_tp=[0-2] sell_tp=[0-2] stk_cd?=\\w{1,12}"
          + " fr_ord_no?=\\d{7} dmst_stex_tp=%|KRX|NXT|SOR"),
  OPEN_ORDERS("ka10075", "acnt", "all_stk_tp=[01] trde_tp=[0-2] stk_cd?=\\w{6} stex_tp=[0-2]"),
  FILLS("ka10076", "acnt", "stk_cd?=\\w{6} qry_tp=[01] sell_tp=[0-2] ord_no?=\\d+ stex_tp=[0-2]"),
  DEPOSIT("kt00001", "acnt", "qry_tp=[23]"),
  BALANCE("kt00018", "acnt", "qry_tp=[12] dmst_stex_tp=KRX|NXT"),
  BUYABLE(
      "kt00010",
      "acnt",
      "io_amt?=\\d+ stk_cd=\\w{6} trde_tp=[12] trde_qty?=\\d+ uv=\\d+ exp_buy_unp?=\\d+"),
  PRICE("ka10001", "stkinfo", Forms.QUOTED),
  BOOK("ka10004", "mrkcond", Forms.QUOTED),
  MINUTES("ka10080", "chart", Forms.QUOTED + " tic_scope=1|3|5|10|15|30|45|60 upd_stkpc_tp=[01]"),
  DAYS("ka10081", "chart", Forms.QUOTED + " base_dt=\\d{8} upd_stkpc_tp=[01]"),
  INSTRUMENTS("ka10099", "stkinfo", "mrkt_tp=\\d{1,2}");

  private static final class Forms {
    static final String VENUE = "dmst_stex_tp=KRX|NXT|SOR";
    static final String ORDER =
        VENUE + " stk_cd=\\w{6} ord_qty=\\d{1,12} ord_uv?=\\d{1,12} trde_tp=\\d{1,2} cond_uv?=\\d*";
    static final String CHANGE = VENUE + " orig_ord_no=\\d{7} stk_cd=\\w{6}";
    static final String QUOTED = "stk_cd=\\w{6}(_NX|_AL)?";
  }

  /** What is booked. */
  static final Set<String> WRITES = Set.of(BUY.id, SELL.id, MODIFY.id, CANCEL.id);

  final String id;
  final String path;
  private final String[] fields;

  FakeApi(String id, String path, String fields) {
    this.id = id;
    this.path = "/api/dostk/" + path;
    this.fields = fields.split(" ");
  }

  static Optional<FakeApi> find(String id) {
    return Arrays.stream(values()).filter(api -> api.id.equals(id)).findFirst();
  }

  boolean isOrder() {
    return WRITES.contains(id);
  }

  /** Refuses what lacks a field (1511) or has one in another form (1517). */
  void check(FakeRequest request) {
    JsonNode body =
        FakeJson.read(request.body()).orElseThrow(() -> KiwoomReplies.malformed("body"));
    for (String field : fields) {
      int end = field.indexOf('=');
      boolean optional = field.charAt(end - 1) == '?';
      String name = field.substring(0, optional ? end - 1 : end);
      String text = body.path(name).asText().strip();
      if (text.isEmpty()) {
        if (!optional) {
          throw KiwoomReplies.missing(name);
        }
      } else if (!body.path(name).isTextual() || !text.matches(field.substring(end + 1))) {
        throw KiwoomReplies.malformed(name);
      }
    }
  }
}
