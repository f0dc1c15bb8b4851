package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log says of frames that are new or wrong. */
class FrameLogTest {
  private final List<String> lines = new ArrayList<>();
  private final FrameLog log = new FrameLog("kis", lines::add);

  @Test
  void newColumnsAreReportedOnceHoweverOftenTheStreamIsOpenedAgain() throws ProtocolException {
    for (int connection = 0; connection < 3; connection++) {
      StreamCodec codec = log.codec();
      codec.decode(Frames.read("trade-47.txt") + "^1^2^3", Told.TODAY, Told.RECEIVED, new Told());
    }

    assertEquals(
        List.of(
            "kis.stream-new-layout account=kis"
                + " H0STCNT0: records of 50 columns (50 fields, 1 records), known are [47, 46]"),
        lines);
  }

  @Test
  void aFrameThatCannotBeReadIsLoggedOncePerCauseAndTheRestIsCounted() {
    for (int i = 1; i <= 25; i++) {
      log.unreadable("STCK_PRPR: unreadable number: '" + i + "x'");
    }
    log.unreadable("CNTG_VOL: missing, the record was cut short");

    assertEquals(
        List.of(
            "kis.frame-unreadable account=kis count=1 why=\"STCK_PRPR: unreadable number: '1x'\"",
            "kis.frame-unreadable account=kis count=10 why=\"STCK_PRPR: unreadable number: '10x'\"",
            "kis.frame-unreadable account=kis count=1"
                + " why=\"CNTG_VOL: missing, the record was cut short\""),
        lines);
  }
}
