package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameLogTest {
  private final List<String> lines = new ArrayList<>();
  private final FrameLog log = new FrameLog("kis", lines::add);

  @Test
  void aFrameThatCannotBeReadIsLoggedOncePerCauseAndTheRestIsCounted() {
    for (int i = 1; i <= 25; i++) {
      log.unreadable("STCK_PRPR: unreadable number: '" + i + "x'");
    }
    log.unreadable("CNTG_VOL: missing, the record was cut short");

    assertEquals(
        List.of(
            "broker.frame-unreadable account=kis count=1 why=\"STCK_PRPR: unreadable number: '1x'\"",
            "broker.frame-unreadable account=kis count=10 why=\"STCK_PRPR: unreadable number: '10x'\"",
            "broker.frame-unreadable account=kis count=1"
                + " why=\"CNTG_VOL: missing, the record was cut short\""),
        lines);
  }
}
