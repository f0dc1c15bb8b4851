package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.util.Optional;
import java.util.Set;

/** Answers orders, modifies and cancels. */
final class FakeTrading {
  private static final Set<String> VENUES = Set.of("KRX", "NXT", "SOR");

  private final KisServerSettings settings;
  private final FakeBackOffice broker;

  FakeTrading(KisServerSettings settings, FakeBackOffice broker) {
    this.settings = settings;
    this.broker = broker;
  }

  FakeReply order(FakeRequest request) {
    boolean buy = request.id().endsWith("12U");
    long quantity = number(request, "ORD_QTY");
    if (quantity == 0) {
      throw KisRefusals.field("ORD_QTY");
    }
    FakeOrder order =
        broker.order(
            text(request, "PDNO"),
            buy,
            text(request, "ORD_DVSN"),
            venue(request),
            number(request, "ORD_UNPR"),
            quantity);
    return answer(order, buy ? "40600000" : "40590000", buy ? "매수" : "매도");
  }

  FakeReply change(FakeRequest request) {
    boolean modify =
        switch (text(request, "RVSE_CNCL_DVSN_CD")) {
          case "01" -> true;
          case "02" -> false;
          default -> throw KisRefusals.field("RVSE_CNCL_DVSN_CD");
        };
    String number = text(request, "ORGN_ODNO");
    boolean addressed =
        number.matches("\\d{10}") && text(request, "KRX_FWDG_ORD_ORGNO").equals(settings.branch());
    FakeOrder change =
        broker.change(
            modify ? FakeOrder.Request.MODIFY : FakeOrder.Request.CANCEL,
            addressed ? Long.parseLong(number) : -1,
            Optional.of(text(request, "ORD_DVSN")),
            venue(request),
            number(request, "ORD_UNPR"),
            quantity(request));
    return answer(change, modify ? "40610000" : "40630000", modify ? "정정" : "취소");
  }

  private static Optional<Long> quantity(FakeRequest request) {
    return switch (text(request, "QTY_ALL_ORD_YN")) {
      case "Y" -> Optional.empty();
      case "N" -> {
        long quantity = number(request, "ORD_QTY");
        if (quantity == 0) {
          throw KisRefusals.field("ORD_QTY");
        }
        yield Optional.of(quantity);
      }
      default -> throw KisRefusals.field("QTY_ALL_ORD_YN");
    };
  }

  private String venue(FakeRequest request) {
    String venue = request.field("EXCG_ID_DVSN_CD").filter(v -> !v.isBlank()).orElse("KRX");
    if (!VENUES.contains(venue) || !settings.live() && !venue.equals("KRX")) {
      throw KisRefusals.field("EXCG_ID_DVSN_CD");
    }
    return venue;
  }

  private static String text(FakeRequest request, String name) {
    return request.field(name).orElseThrow();
  }

  private static long number(FakeRequest request, String name) {
    String text = text(request, name);
    if (!text.matches("\\d{1,10}")) {
      throw KisRefusals.field(name);
    }
    return Long.parseLong(text);
  }

  private FakeReply answer(FakeOrder order, String paperCode, String what) {
    var output =
        FakeJson.of(
            "KRX_FWDG_ORD_ORGNO",
            settings.branch(),
            "ODNO",
            FakeNoticeText.number(order.number, 10),
            "ORD_TMD",
            FakeTime.time(order.at));
    var body = FakeJson.object();
    body.set("output", output);
    return settings.live()
        ? KisReplies.done(body, "APBK0013", "주문 전송 완료 되었습니다.")
        : KisReplies.done(body, paperCode, "모의투자 " + what + "주문이 완료 되었습니다.");
  }
}
