package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeTime;
import java.util.ArrayList;
import java.util.List;

/** The 26 columns of a notice. */
final class FakeNoticeText {
  /**
   * BRNC_NO is the branch that keeps the account, which need not be the one that numbers orders.
   */
  private static final String ACCOUNT_BRANCH = "00077";

  private static final int NAME_COLUMN = 17;
  private static final int ADDED = 3;

  private final KisServerSettings settings;
  private final FakeTime time;
  private KisServer.Layout layout = KisServer.Layout.CURRENT;

  FakeNoticeText(KisServerSettings settings, FakeTime time) {
    this.settings = settings;
    this.time = time;
  }

  void layout(KisServer.Layout layout) {
    this.layout = layout;
  }

  String of(
      FakeOrder order, long units, long price, String refused, String traded, String accepted) {
    String account = settings.accountNumber() + settings.productCode();
    return of(account, order, units, price, refused, traded, accepted);
  }

  String of(
      String account,
      FakeOrder order,
      long units,
      long price,
      String refused,
      String traded,
      String accepted) {
    String original = order.original.map(o -> number(o.number, 10)).orElse("");
    List<String> columns =
        new ArrayList<>(
            List.of(
                settings.htsId(),
                account,
                number(order.number, 10),
                original,
                order.buy ? "02" : "01",
                request(order),
                order.kind.code(),
                KisOrderKind.condition(order.kind.life()),
                order.instrument.symbol,
                number(units, 10),
                number(price, 9),
                time.time(),
                refused,
                traded,
                accepted,
                ACCOUNT_BRANCH,
                number(order.quantity, 9),
                "홍길동",
                number(0, 9),
                venue(order),
                "N",
                "",
                "10",
                "",
                order.instrument.name,
                number(order.asked, 9)));
    switch (layout) {
      // These three came into the middle.
      case LEGACY -> columns.subList(NAME_COLUMN + 1, NAME_COLUMN + 1 + ADDED).clear();
      case WIDER -> columns.add("X");
      case CURRENT -> {
        // As it is.
      }
    }
    return String.join("^", columns);
  }

  /** What was asked for (RCTF_CLS). */
  private static String request(FakeOrder order) {
    return switch (order.request) {
      case NEW -> "0";
      case MODIFY -> "1";
      case CANCEL -> "2";
    };
  }

  /** ORD_EXG_GB. */
  private static String venue(FakeOrder order) {
    return switch (order.venue) {
      case "NXT" -> "2";
      case "SOR" -> "3";
      default -> "1";
    };
  }

  static String number(long value, int width) {
    String digits = Long.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
