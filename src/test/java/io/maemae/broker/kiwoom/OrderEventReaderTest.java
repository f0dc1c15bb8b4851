package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import io.maemae.order.RequestKind;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderEventReaderTest {
  private static final String ACCEPTED = StreamFrames.read("real-00-1-accepted");
  private static final String PARTLY = StreamFrames.read("real-00-2-partial-fill");
  private static final String FULLY = StreamFrames.read("real-00-3-full-fill");

  @Test
  void everyFieldIsRead() throws ProtocolException {
    assertEquals(
        new OrderEvent(
            "18",
            Optional.empty(),
            new Symbol("005930"),
            Side.BUY,
            RequestKind.NEW,
            OrderEvent.Stage.FILLED,
            Quantity.of(10),
            Optional.of(Price.ofWon(60_700)),
            Quantity.ZERO,
            Money.ofWon(606_400),
            Optional.of("120044"),
            MarketTime.instant(StreamTold.TODAY, LocalTime.of(9, 40, 31)),
            Optional.of(Price.ofWon(60_640)),
            Quantity.of(10),
            Optional.of(Price.ofWon(60_600)),
            Quantity.of(6),
            "",
            Optional.of(Venue.KRX)),
        event(FULLY));
  }

  @ParameterizedTest
  @CsvSource({
    "2, +매수, BUY, NEW",
    "1, -매도, SELL, NEW",
    "1, 매도, SELL, NEW",
    "2, +매수정정, BUY, MODIFY",
    "1, 매도정정, SELL, MODIFY",
    "1, -매도취소, SELL, CANCEL"
  })
  void sidesAndKindsAreRead(String side, String words, Side expected, RequestKind kind)
      throws ProtocolException {
    OrderEvent event = event(StreamFrames.with(ACCEPTED, Map.of(907, side, 905, words)));
    assertEquals(expected, event.side());
    assertEquals(kind, event.kind());
  }

  @ParameterizedTest
  @CsvSource({"1, N, KRX", "2, N, NXT", "1, Y, SOR", "0, N, SOR", "'', N, "})
  void venuesAreRead(String code, String routed, Venue venue) throws ProtocolException {
    OrderEvent event = event(StreamFrames.with(ACCEPTED, Map.of(2134, code, 2136, routed)));
    assertEquals(Optional.ofNullable(venue), event.venue());
  }

  @ParameterizedTest
  @CsvSource({
    "9203, 0000000, 00: FID 9203: an order without a number: (7 characters)",
    "9203, 11-1111, 00: FID 9203: no order number: (7 characters)",
    "9001, 593, 00: FID 9001: no short code: (3 characters)",
    "907, 3, 00: FID 907: unknown side: '3'",
    "907, 1, '00: FID 905: unknown kind, or of the other side: (3 characters)'",
    "905, 매수전환, 00: FID 905: unknown kind: (4 characters)",
    "913, 접 수, 00: FID 913: unknown stage: (3 characters)",
    "900, -1, 00: FID 900: negative: '-1'",
    "902, x, 00: FID 902: unreadable number: 'x'",
    "903, -1, 00: FID 903: negative: '-1'",
    "908, 990000, 00: FID 908: no time of day: (6 characters)",
    "911, 1.5, 00: FID 911: unreadable number: (3 characters)",
    "2134, 9, 00: FID 2134: unknown venue: '9'"
  })
  void whatAnOrderCannotHaveIsNotLost(int fid, String value, String why) throws ProtocolException {
    StreamTold told = new StreamTold();
    told.decode(StreamFrames.with(PARTLY, fid, value));
    assertEquals(List.of(), told.values);
    assertEquals(List.of(why), told.unreadable);
    assertEquals(List.of(), told.missed);
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 901, 902, 903, 904, 905, 907, 908, 909, 911, 913, 914, 915, 9001, 9203})
  void aMissingFieldIsNotLost(int fid) throws ProtocolException {
    StreamTold told = new StreamTold();
    told.decode(StreamFrames.without(PARTLY, fid));
    assertEquals(List.of(), told.values);
    assertEquals(List.of("00: FID " + fid + ": missing"), told.unreadable);
  }

  @ParameterizedTest
  @ValueSource(ints = {910, 2134, 2136})
  void whatNothingIsBookedByMayBeMissing(int fid) throws ProtocolException {
    OrderEvent event = event(StreamFrames.without(PARTLY, fid));
    assertEquals(Quantity.of(4), event.filled());
    assertEquals(fid == 910, event.average().isEmpty());
    assertEquals(fid == 2134, event.venue().isEmpty());
  }

  @Test
  void noAccountIsKeptOrShown() throws ProtocolException {
    assertFalse(event(ACCEPTED).toString().contains("1111111111"));
    StreamTold told = new StreamTold();
    told.decode(StreamFrames.with(ACCEPTED, 9203, "1111111111-22"));
    assertFalse(told.unreadable.toString().contains("1111111111"));
  }

  private static OrderEvent event(String frame) throws ProtocolException {
    return (OrderEvent) StreamTold.of(frame).get(0);
  }
}
