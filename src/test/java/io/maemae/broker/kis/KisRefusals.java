package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeTime;
import java.time.LocalDate;

/** Refusals as KIS words them. */
final class KisRefusals {
  private KisRefusals() {}

  /** The broker's own refusal of an order. */
  static FakeRefusal order(String code, String message) {
    return new FakeRefusal(KisReplies.refused("7", code, KisReplies.padded(message)));
  }

  /** A field that is missing or wrong. */
  static FakeRefusal field(String name) {
    return input("OPSQ2001", name);
  }

  static FakeRefusal account() {
    return input("OPSQ2000", "ACNO");
  }

  private static FakeRefusal input(String code, String name) {
    return new FakeRefusal(KisReplies.refused("2", code, "ERROR : INPUT INVALID_CHECK_" + name));
  }

  static FakeRefusal gateway(int status, String code, String message) {
    return new FakeRefusal(KisReplies.gateway(status, code, message));
  }

  /** A date of a request's field. */
  static LocalDate date(String field, String text) {
    return FakeTime.parse(text).orElseThrow(() -> field(field));
  }
}
