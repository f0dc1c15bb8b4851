package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The lists of instruments, one record a line, by byte offsets. */
final class FakeMasters {
  private static final Charset CP949 = Charset.forName("MS949");
  private static final int NAME_WIDTH = 40;
  private static final int KOSPI_TAIL = 227;
  private static final int KOSDAQ_TAIL = 221;

  /** Where the fields from the reference price on begin: KOSDAQ has fewer flags before. */
  private static final int KOSPI_PRICE = 41;

  private static final int KOSDAQ_PRICE = 36;

  private final FakeListings listings;

  FakeMasters(FakeListings listings) {
    this.listings = listings;
  }

  FakeReply kospi() {
    return zip("kospi_code.mst", false);
  }

  FakeReply kosdaq() {
    return zip("kosdaq_code.mst", true);
  }

  private FakeReply zip(String name, boolean kosdaq) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      for (FakeInstrument instrument : listings.all()) {
        if (instrument.kosdaq == kosdaq) {
          zip.write(line(instrument));
        }
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return KisReplies.file(bytes.toByteArray());
  }

  private static byte[] line(FakeInstrument instrument) {
    int head = 21 + NAME_WIDTH;
    byte[] line = new byte[head + (instrument.kosdaq ? KOSDAQ_TAIL : KOSPI_TAIL) + 1];
    Arrays.fill(line, (byte) ' ');
    put(line, 0, instrument.symbol);
    put(line, 9, instrument.isin);
    put(line, 21, instrument.name);
    put(line, head, group(instrument));
    put(line, head + 2, "1");
    put(line, head + (instrument.kosdaq ? 18 : 22), product(instrument));
    int price = head + (instrument.kosdaq ? KOSDAQ_PRICE : KOSPI_PRICE);
    put(line, price, "%09d".formatted(instrument.base));
    put(line, price + 9, "00001");
    put(line, price + 14, "00001");
    put(line, price + 19, instrument.halted ? "Y" : "N");
    put(line, price + 20, "N");
    put(line, price + 21, instrument.administrative ? "Y" : "N");
    put(line, price + 22, "00");
    put(line, price + 24, "NNN");
    put(line, price + 27, "000000");
    put(line, price + 33, "020");
    line[line.length - 1] = '\n';
    return line;
  }

  static String group(FakeInstrument instrument) {
    return switch (instrument.kind) {
      case SHARE -> "ST";
      case ETF -> "EF";
      case ETN -> "EN";
    };
  }

  private static String product(FakeInstrument instrument) {
    return switch (instrument.kind) {
      case SHARE -> "0";
      case ETF -> "2";
      case ETN -> "3";
    };
  }

  private static void put(byte[] line, int from, String text) {
    byte[] bytes = text.getBytes(CP949);
    System.arraycopy(bytes, 0, line, from, bytes.length);
  }
}
