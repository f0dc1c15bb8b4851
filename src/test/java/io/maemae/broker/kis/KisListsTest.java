package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.RealTimeline;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kis.KisServer.Trouble;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What KIS tells of the exchange: what is listed, and when it is open. */
class KisListsTest {
  private static final String KOSPI = "/common/master/kospi_code.mst.zip";
  private static final String KOSDAQ = "/common/master/kosdaq_code.mst.zip";
  private static final String HOLIDAYS = "CTCA0903R";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir Path tokens;

  private KisHarness harness(KisServer.Environment environment) {
    KisServer server = KisServer.start(KisServerSettings.of(environment, RealTimeline.morning()));
    return new KisHarness(server, KisHarness.settings(server), tokens);
  }

  private KisHarness live() {
    return harness(KisServer.Environment.LIVE);
  }

  private static Reading<List<Instrument>> instruments(KisHarness harness) throws Exception {
    CompletableFuture<Reading<List<Instrument>>> answer = new CompletableFuture<>();
    harness.kis.instruments(answer::complete);
    return answer.get(10, TimeUnit.SECONDS);
  }

  private static Reading<SortedMap<LocalDate, Boolean>> holidays(KisHarness harness)
      throws Exception {
    CompletableFuture<Reading<SortedMap<LocalDate, Boolean>>> answer = new CompletableFuture<>();
    harness.kis.holidays().orElseThrow().days(TODAY, answer::complete);
    return answer.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatIsListedOnBothBoardsIsReadWithoutAKey() throws Exception {
    try (KisHarness harness = live()) {
      var read = assertInstanceOf(Reading.Complete.class, instruments(harness)).value();

      assertEquals(
          List.of(
              new Instrument(
                  new Symbol("000020"), "동화약품", "", InstrumentKind.STOCK, Board.KOSPI, true, false),
              share("000660", "SK하이닉스"),
              new Instrument(
                  new Symbol("001440"), "대한전선", "", InstrumentKind.STOCK, Board.KOSPI, false, true),
              share("005930", "삼성전자"),
              new Instrument(
                  new Symbol("069500"), "KODEX 200", "", InstrumentKind.ETF, Board.KOSPI),
              new Instrument(
                  new Symbol("500001"), "신한 WTI 선물 ETN", "", InstrumentKind.ETN, Board.KOSPI),
              new Instrument(
                  new Symbol("035900"), "JYP Ent.", "", InstrumentKind.STOCK, Board.KOSDAQ)),
          read);
      FakeRequest request = harness.server.requests(KOSPI).get(0);
      assertEquals(
          List.of("", "", ""),
          List.of(
              request.header("appkey"),
              request.header("appsecret"),
              request.header("authorization")));
    }
  }

  private static Instrument share(String code, String name) {
    return new Instrument(new Symbol(code), name, "", InstrumentKind.STOCK, Board.KOSPI);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CUT", "GATEWAY_ERROR", "HTML_PAGE", "HTML_PAGE_AFTER_BOOKING", "UNREADABLE"})
  void whatIsNotTheWholeListIsNone(Trouble trouble) throws Exception {
    try (KisHarness harness = live()) {
      for (String file : List.of(KOSPI, KOSDAQ)) {
        harness.server.next(file, 1, trouble);

        assertInstanceOf(Reading.Unreadable.class, instruments(harness), file);
      }
      assertInstanceOf(Reading.Complete.class, instruments(harness));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://openapi.koreainvestment.com:9443,https://new.real.download.dws.co.kr/common/master/",
    "https://proxy.example.com/kis,https://new.real.download.dws.co.kr/common/master/",
    "http://localhost.example.com,https://new.real.download.dws.co.kr/common/master/",
    "http://127.0.0.1:8080,http://127.0.0.1:8080/common/master/",
    "http://LOCALHOST:8080/,http://LOCALHOST:8080/common/master/",
    "http://[::1]:8080/kis/,http://[::1]:8080/kis/common/master/"
  })
  void theFilesAreAtAHostOfTheirOwnUnlessRestIsOnThisMachine(URI rest, URI masters) {
    KisServer server =
        KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, RealTimeline.morning()));
    KisSettings there = KisHarness.settings(server);
    server.close();

    assertEquals(masters, ChangedSettings.of(there, c -> c.rest(rest)).masters());
  }

  @Test
  void everyCutOfAnArchiveIsTheWholeFileOrNone() throws Exception {
    byte[] file =
        MasterLine.file(Board.KOSPI, List.of(MasterLine.of("005930", "삼성전자", "ST")), "\n");
    byte[] archive = zip(file);

    for (int length = 0; length <= archive.length; length++) {
      try {
        assertTrue(Arrays.equals(file, MasterZip.unpack(Arrays.copyOf(archive, length))));
      } catch (ProtocolException e) {
        // As it may be.
      }
    }
    assertTrue(Arrays.equals(file, MasterZip.unpack(archive)));
  }

  @Test
  void anArchiveThatWouldFillTheMemoryIsRefused() throws Exception {
    byte[] archive = zip(new byte[17 * 1024 * 1024]);

    assertTrue(archive.length < 100_000);
    assertThrows(ProtocolException.class, () -> MasterZip.unpack(archive));
  }

  private static byte[] zip(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("kospi_code.mst"));
      zip.write(file);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void theDaysOfTheExchangeAreReadWithOneRequest() throws Exception {
    try (KisHarness harness = live()) {
      LocalDate holiday = LocalDate.of(2026, 11, 25);
      harness.server.holidays(Set.of(holiday));

      Object read = assertInstanceOf(Reading.Complete.class, holidays(harness)).value();

      SortedMap<?, ?> days = assertInstanceOf(SortedMap.class, read);
      assertEquals(25, days.size());
      assertEquals(
          List.of(true, false, false, true, true, false, true),
          TODAY.datesUntil(TODAY.plusDays(7)).map(days::get).toList());
      assertEquals(1, harness.server.requests(HOLIDAYS).size());
      assertEquals("20261120", harness.server.requests(HOLIDAYS).get(0).field("BASS_DT").get());
    }
  }

  @Test
  void daysThatCannotBeReadAreNone() throws Exception {
    try (KisHarness harness = live()) {
      harness.server.next(HOLIDAYS, 3, Trouble.UNREADABLE);

      assertInstanceOf(Reading.Unreadable.class, holidays(harness));
    }
  }

  @Test
  void onPaperNobodyCanBeAsked() {
    try (KisHarness harness = harness(KisServer.Environment.PAPER)) {
      assertTrue(harness.kis.holidays().isEmpty());
    }
  }

  @Test
  void aDayThatIsNeitherOpenNorClosedIsRefused() throws Exception {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    Fields row = new Fields(json.readTree("{\"bass_dt\":\"20261120\",\"opnd_yn\":\"\"}"));
    Fields odd = new Fields(json.readTree("{\"bass_dt\":\"20261120\",\"opnd_yn\":\"1\"}"));

    assertThrows(ProtocolException.class, () -> HolidayCodec.days(List.of(row)));
    assertThrows(ProtocolException.class, () -> HolidayCodec.days(List.of(odd)));
  }
}
