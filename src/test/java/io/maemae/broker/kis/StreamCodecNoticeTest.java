package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import io.maemae.config.Secret;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamCodecNoticeTest {
  private static final Optional<Price> LIMIT = Optional.of(Price.ofWon(71_900));

  private static final NoticeRecord FILL =
      new NoticeRecord(
          new Secret("1234567801"),
          "117057",
          Optional.empty(),
          Side.BUY,
          NoticeRecord.Kind.NEW,
          "00",
          TimeInForce.DAY,
          new Symbol("005930"),
          Quantity.of(10),
          LIMIT,
          LocalTime.of(9, 35, 2),
          false,
          true,
          NoticeRecord.Stage.CONFIRMED,
          Quantity.of(10),
          Optional.of(Venue.KRX),
          LIMIT);

  @Test
  void aFillIsRead() throws ProtocolException {
    assertEquals(List.of(FILL), Told.of(Frames.read("notice-fill.txt")));
  }

  @Test
  void aFillOnPaperIsRead() throws ProtocolException {
    assertEquals(List.of(FILL), Told.of(Frames.read("notice-fill-paper.txt")));
  }

  @Test
  void theOldLayoutHasNoVenue() throws ProtocolException {
    NoticeRecord old =
        new NoticeRecord(
            FILL.account(),
            "117057",
            Optional.empty(),
            Side.BUY,
            NoticeRecord.Kind.NEW,
            "00",
            TimeInForce.DAY,
            FILL.symbol(),
            Quantity.of(10),
            LIMIT,
            FILL.time(),
            false,
            true,
            NoticeRecord.Stage.CONFIRMED,
            Quantity.of(10),
            Optional.empty(),
            LIMIT);
    assertEquals(List.of(old), Told.of(Frames.read("notice-fill-23.txt")));
  }

  @Test
  void aSaleRoutedToNextradeIsRead() throws ProtocolException {
    NoticeRecord sale =
        new NoticeRecord(
            FILL.account(),
            "117061",
            Optional.empty(),
            Side.SELL,
            NoticeRecord.Kind.NEW,
            "00",
            TimeInForce.DAY,
            FILL.symbol(),
            Quantity.of(3),
            Optional.of(Price.parse("71950.5")),
            LocalTime.of(8, 15, 2),
            false,
            true,
            NoticeRecord.Stage.CONFIRMED,
            Quantity.of(10),
            Optional.of(Venue.SOR),
            LIMIT);
    assertEquals(List.of(sale), Told.of(Frames.read("notice-fill-nxt-sell.txt")));
  }

  @Test
  void anAcceptedOrderIsNoFill() throws ProtocolException {
    assertEquals(
        List.of(word("117057", LocalTime.of(9, 35, 1), false, NoticeRecord.Stage.ACCEPTED)),
        Told.of(Frames.read("notice-order.txt")));
  }

  @Test
  void aRejectionIsRead() throws ProtocolException {
    assertEquals(
        List.of(word("117058", LocalTime.of(9, 35, 1), true, NoticeRecord.Stage.ACCEPTED)),
        Told.of(Frames.read("notice-reject.txt")));
  }

  @Test
  void aConfirmedCancelNamesWhatItCancels() throws ProtocolException {
    NoticeRecord cancel =
        new NoticeRecord(
            FILL.account(),
            "117099",
            Optional.of("117060"),
            Side.BUY,
            NoticeRecord.Kind.CANCEL,
            "00",
            TimeInForce.DAY,
            FILL.symbol(),
            Quantity.of(7),
            Optional.empty(),
            LocalTime.of(9, 36, 10),
            false,
            false,
            NoticeRecord.Stage.CONFIRMED,
            Quantity.of(7),
            Optional.of(Venue.KRX),
            Optional.empty());
    assertEquals(List.of(cancel), Told.of(Frames.read("notice-cancel.txt")));
  }

  @Test
  void whatTheConditionLeftIsCanceledByTheExchange() throws ProtocolException {
    NoticeRecord rest =
        new NoticeRecord(
            FILL.account(),
            "117062",
            Optional.empty(),
            Side.BUY,
            NoticeRecord.Kind.NEW,
            "11",
            TimeInForce.IOC,
            FILL.symbol(),
            Quantity.of(4),
            LIMIT,
            LocalTime.of(9, 36, 20),
            false,
            false,
            NoticeRecord.Stage.CANCELED_BY_CONDITION,
            Quantity.of(10),
            Optional.of(Venue.KRX),
            LIMIT);
    assertEquals(List.of(rest), Told.of(Frames.read("notice-ioc-rest.txt")));
  }

  @Test
  void aNoticeShowsNoAccountAndKeepsNoName() throws ProtocolException {
    String shown = Told.of(Frames.read("notice-fill.txt")).toString();
    assertFalse(shown.contains("1234567801"), shown);
    assertFalse(shown.contains("홍길동"), shown);
    assertFalse(shown.contains("myhtsid"), shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 12345678-01, H0STCNI0: ACNT_NO: not ten digits: (11 characters)",
    "2, 0000000000, H0STCNI0: ODER_NO: an order without a number: (10 characters)",
    "3, x, H0STCNI0: OODER_NO: no order number: 'x'",
    "4, 03, H0STCNI0: SELN_BYOV_CLS: unknown side: '03'",
    "5, 3, H0STCNI0: RCTF_CLS: unknown kind: '3'",
    "7, 9, H0STCNI0: ODER_COND: unknown condition: '9'",
    "8, 홍길동, H0STCNI0: STCK_SHRN_ISCD: no short code: (9 characters)",
    "9, 0, H0STCNI0: CNTG_QTY: a fill of no shares: '0'",
    "10, 0, H0STCNI0: CNTG_UNPR: a fill without a price: '0'",
    "11, '', H0STCNI0: STCK_CNTG_HOUR: not 6 digits: ''",
    "12, Y, H0STCNI0: RFUS_YN: unknown code: 'Y'",
    "13, 3, H0STCNI0: CNTG_YN: unknown code: '3'",
    "14, 4, H0STCNI0: ACPT_YN: unknown stage: '4'",
    "16, -1, H0STCNI0: ODER_QTY: unreadable number: '-1'",
    "19, 5, H0STCNI0: ORD_EXG_GB: unknown venue: '5'"
  })
  void aNoticeThatIsNotUnderstoodIsSaidToBeOne(int column, String value, String why)
      throws ProtocolException {
    String plain = Frames.with(Frames.read("notice-fill.plain.txt"), column, value);
    assertUnreadable(why, Frames.notice(plain));
  }

  @Test
  void aVenueThatIsNotSaidIsNone() throws ProtocolException {
    String plain = Frames.with(Frames.read("notice-fill.plain.txt"), 19, "");
    NoticeRecord notice = (NoticeRecord) Told.of(Frames.notice(plain)).get(0);
    assertEquals(Optional.empty(), notice.venue());
  }

  @Test
  void newColumnsBehindThoseOfANoticeAreReported() throws ProtocolException {
    Told told = new Told();
    told.decode(Frames.notice(Frames.read("notice-fill.plain.txt") + "^1"));
    assertEquals(List.of(FILL), told.values);
    assertEquals(
        List.of("H0STCNI0: records of 27 columns (27 fields, 1 records), known are [26, 23]"),
        told.reports);
  }

  @Test
  void severalNoticesOfAFrameAreRead() throws ProtocolException {
    String plain = Frames.read("notice-fill.plain.txt");
    String frame = Frames.notice(plain + "^" + plain).replace("|001|", "|002|");
    assertEquals(List.of(FILL, FILL), Told.of(frame));
  }

  @Test
  void aWidthBetweenTheLayoutsIsNotGuessed() throws ProtocolException {
    String plain = Frames.read("notice-fill-23.plain.txt") + "^1";
    assertUnreadable("H0STCNI0: a notice must have 26 or 23 columns, had 24", Frames.notice(plain));
  }

  @Test
  void aNoticeThatIsNotEncryptedIsNotTrusted() throws ProtocolException {
    assertUnreadable(
        "H0STCNI0: a notice that is not encrypted",
        "0|H0STCNI0|001|" + Frames.read("notice-fill.plain.txt"));
  }

  @Test
  void aNoticeForAnotherKeyIsUnreadable() throws ProtocolException {
    String frame =
        "1|H0STCNI0|001|"
            + Frames.encrypted(
                Frames.read("notice-fill.plain.txt"), Frames.IV + Frames.IV, Frames.IV);
    assertUnreadable("H0STCNI0: encrypted text does not fit the key", frame);
  }

  @Test
  void aNoticeWithoutAKeyIsUnreadable() throws ProtocolException {
    Told told = new Told();
    told.codec.forgetKeys();
    told.decode(Frames.read("notice-fill.txt"));
    assertEquals(List.of("H0STCNI0: encrypted, and no key was acknowledged"), told.unreadable);
  }

  @Test
  void aNewKeyTakesThePlaceOfTheOld() throws ProtocolException {
    Told told = new Told();
    String key = Frames.IV + Frames.IV;
    told.codec.key("H0STCNI0", key, Frames.IV);
    String plain = Frames.read("notice-fill.plain.txt");
    told.decode("1|H0STCNI0|001|" + Frames.encrypted(plain, key, Frames.IV));
    told.decode(Frames.read("notice-fill-paper.txt"));
    assertEquals(List.of(FILL, FILL), told.values);
  }

  @Test
  void aKeyThatCannotBeOneLeavesNone() throws ProtocolException {
    Told told = new Told();
    assertThrows(ProtocolException.class, () -> told.codec.key("H0STCNI0", "short", Frames.IV));
    told.decode(Frames.read("notice-fill.txt"));
    assertEquals(List.of("H0STCNI0: encrypted, and no key was acknowledged"), told.unreadable);
  }

  @Test
  void theNoticeAfterAnUnreadableOneIsRead() throws ProtocolException {
    Told told = new Told();
    told.decode("1|H0STCNI0|001|AAAAAAAAAAAAAAAAAAAAAA==");
    told.decode(Frames.read("notice-fill.txt"));
    assertEquals(List.of(FILL), told.values);
    assertEquals(1, told.unreadable.size());
  }

  private static NoticeRecord word(
      String number, LocalTime time, boolean rejected, NoticeRecord.Stage stage) {
    return new NoticeRecord(
        FILL.account(),
        number,
        Optional.empty(),
        Side.BUY,
        NoticeRecord.Kind.NEW,
        "00",
        TimeInForce.DAY,
        FILL.symbol(),
        Quantity.of(10),
        LIMIT,
        time,
        rejected,
        false,
        stage,
        Quantity.of(10),
        Optional.of(Venue.KRX),
        LIMIT);
  }

  private static void assertUnreadable(String why, String frame) throws ProtocolException {
    Told told = new Told();
    told.decode(frame);
    assertEquals(List.of(why), told.unreadable);
    assertEquals(List.of(), told.values);
  }
}
