package io.maemae.journal;

import io.maemae.market.Instrument;
import io.maemae.market.Instruments;
import java.util.List;

/** A list of instruments, with what is not on it any more. */
record ListImage(List<Instrument> listed, List<Instrument> former) {
  static ListImage of(Instruments instruments) {
    return new ListImage(List.copyOf(instruments.all()), List.copyOf(instruments.former()));
  }

  Instruments restored() {
    return Instruments.of(listed, former);
  }
}
