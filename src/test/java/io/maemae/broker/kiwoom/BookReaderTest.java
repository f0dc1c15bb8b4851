package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderBook.Level;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookReaderTest {
  private static final String BOOK = StreamFrames.read("real-0D");

  @Test
  void aBookIsRead() throws ProtocolException {
    long[] asks = {20_800, 20_900, 20_950, 21_000, 21_050, 21_100, 21_150, 21_200, 21_250, 21_300};
    long[] bids = {20_700, 20_650, 20_600, 20_550, 20_500, 20_450, 20_400, 20_350, 20_300, 20_250};
    Instant at = MarketTime.instant(StreamTold.TODAY, LocalTime.of(16, 52, 7));
    List<Level> asked = new ArrayList<>();
    List<Level> bid = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      long quantity = i == 0 ? 82 : 82 + 90_000L * i;
      asked.add(new Level(Price.ofWon(asks[i]), Quantity.of(quantity)));
      bid.add(new Level(Price.ofWon(bids[i]), Quantity.of(23_847 + 100_000L * i)));
    }
    assertEquals(List.of(new OrderBook(new Symbol("005930"), at, bid, asked)), StreamTold.of(BOOK));
  }

  @ParameterizedTest
  @CsvSource({"41, 0", "41, ''", "41, -0", "61, 0", "61, ''"})
  void aLevelWithoutPriceOrSharesIsLeftOut(int fid, String value) throws ProtocolException {
    OrderBook whole = (OrderBook) StreamTold.of(BOOK).get(0);
    List<Level> worse = whole.asks().subList(1, 10);
    assertEquals(
        List.of(new OrderBook(whole.symbol(), whole.at(), whole.bids(), worse)),
        StreamTold.of(StreamFrames.with(BOOK, fid, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "21, 165260, 0D: FID 21: no time of day: '165260'",
    "42, 20800, 0D: FID 42: not worse than the level before: '20800'",
    "60, 20300, 0D: FID 60: not worse than the level before: '20300'",
    "80, -1, 0D: FID 80: negative: '-1'",
    "61, x, 0D: FID 61: unreadable number: 'x'"
  })
  void whatABookCannotHaveIsNamed(int fid, String value, String message) {
    StreamTold told = new StreamTold();
    assertEquals(message, refusal(told, StreamFrames.with(BOOK, fid, value)));
    assertEquals(List.of(), told.values);
    assertEquals(List.of(), told.missed);
  }

  @Test
  void aBookNeedsAllItsLevels() {
    String frame = StreamFrames.without(BOOK, 70);
    assertEquals("0D: FID 70: missing", refusal(new StreamTold(), frame));
  }

  private static String refusal(StreamTold told, String frame) {
    return assertThrows(ProtocolException.class, () -> told.decode(frame)).getMessage();
  }
}
