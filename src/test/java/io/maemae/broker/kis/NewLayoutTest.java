package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.FrameLog;
import io.maemae.broker.ProtocolException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewLayoutTest {
  private final List<String> lines = new ArrayList<>();
  private final FrameLog log = new FrameLog("kis", lines::add);
  private final Set<Feed> told = new HashSet<>();

  @Test
  void newColumnsAreReportedOnceHoweverOftenTheStreamIsOpenedAgain() throws ProtocolException {
    for (int connection = 0; connection < 3; connection++) {
      StreamCodec codec = new StreamCodec(log::newLayout, told);
      codec.decode(Frames.read("trade-47.txt") + "^1^2^3", Told.TODAY, Told.RECEIVED, new Told());
    }

    assertEquals(
        List.of(
            "broker.stream-new-layout account=kis"
                + " H0STCNT0: records of 50 columns (50 fields, 1 records), known are [47, 46]"),
        lines);
  }
}
