package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.broker.ProtocolException;
import io.maemae.config.Secret;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderBook.Level;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import io.maemae.market.Venue;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long a frame of the stream takes to become a value, beside the plain way of doing it: split
 * the text, parse its pieces, and let the JCE decrypt. The frames differ from one to the next, as
 * those of a stream do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class KisCodecBenchmark implements StreamCodec.Listener {
  private static final int FRAMES = 256;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Instant RECEIVED = MarketTime.instant(TODAY, LocalTime.of(9, 40));
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

  private final StreamCodec codec = new StreamCodec(report -> {}, new HashSet<>());
  private final String[] trades = new String[FRAMES];
  private final String[] books = new String[FRAMES];
  private final String[] notices = new String[FRAMES];
  private final SecretKeySpec key = new SecretKeySpec(Frames.KEY.getBytes(UTF_8), "AES");
  private final IvParameterSpec iv = new IvParameterSpec(Frames.IV.getBytes(UTF_8));
  private Cipher cipher;
  private int next;
  private Object told;

  /** Varies symbols, times, prices and quantities of the fixtures, in values and in length. */
  @Setup
  public void vary() throws ProtocolException, GeneralSecurityException {
    cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    codec.key("H0STCNI0", Frames.KEY, Frames.IV);
    String notice = Frames.read("notice-fill.plain.txt");
    for (int i = 0; i < FRAMES; i++) {
      String symbol = "%06d".formatted(5930 + 37 * (i % 40));
      String time = "09%02d%02d".formatted(i % 60, i * 7 % 60);
      String price = String.valueOf(9_000 + i * i);
      String quantity = String.valueOf(1 + i * i / 3);
      trades[i] = vary(Frames.read("trade-46.txt"), symbol, time, 2, price, 12, quantity);
      String best = String.valueOf(71_810 + i % 90);
      books[i] = vary(Frames.read("book-59.txt"), symbol, time, 3, best, 23 + i % 20, quantity);
      notices[i] = Frames.notice(Frames.with(notice, 9, "%010d".formatted(i + 1)));
    }
  }

  private static String vary(
      String frame, String symbol, String time, int price, String p, int quantity, String q) {
    String varied = Frames.with(Frames.with(frame, 0, symbol), 1, time);
    return Frames.with(Frames.with(varied, price, p), quantity, q);
  }

  private String next(String[] frames) {
    next = next + 1 & FRAMES - 1;
    return frames[next];
  }

  private Object decode(String frame) throws ProtocolException {
    codec.decode(frame, TODAY, RECEIVED, this);
    return told;
  }

  /** A frame of one trade of 46 columns. */
  @Benchmark
  public Object trade() throws ProtocolException {
    return decode(next(trades));
  }

  /** The same by split and parse. */
  @Benchmark
  public Object tradeBySplit() {
    String[] fields = next(trades).split("\\|", 4)[3].split("\\^", -1);
    LocalDate date = LocalDate.parse(fields[33], DateTimeFormatter.BASIC_ISO_DATE);
    return new Trade(
        new Symbol(fields[0]),
        MarketTime.instant(date, LocalTime.parse(fields[1], TIME)),
        Price.parse(fields[2]),
        Quantity.of(Long.parseLong(fields[12])));
  }

  /** A frame of one book of 59 columns. */
  @Benchmark
  public Object book() throws ProtocolException {
    return decode(next(books));
  }

  /** The same by split and parse. */
  @Benchmark
  public Object bookBySplit() {
    String[] fields = next(books).split("\\|", 4)[3].split("\\^", -1);
    return new OrderBook(
        new Symbol(fields[0]),
        MarketTime.instant(TODAY, LocalTime.parse(fields[1], TIME)),
        levels(fields, 13, 33),
        levels(fields, 3, 23));
  }

  private static List<Level> levels(String[] fields, int prices, int quantities) {
    List<Level> levels = new ArrayList<>(10);
    for (int i = 0; i < 10; i++) {
      levels.add(
          new Level(
              Price.parse(fields[prices + i]),
              Quantity.of(Long.parseLong(fields[quantities + i]))));
    }
    return levels;
  }

  /** A frame of one notice of 26 columns, encrypted. */
  @Benchmark
  public Object notice() throws ProtocolException {
    return decode(next(notices));
  }

  /** The same by the JCE, split and parse. */
  @Benchmark
  public Object noticeBySplit() throws GeneralSecurityException {
    cipher.init(Cipher.DECRYPT_MODE, key, iv);
    byte[] encrypted = Base64.getDecoder().decode(next(notices).split("\\|", 4)[3]);
    String plain = new String(cipher.doFinal(encrypted), UTF_8);
    String[] fields = plain.split("\\^", -1);
    return new NoticeRecord(
        new Secret(fields[1]),
        String.valueOf(Long.parseLong(fields[2])),
        Optional.of(fields[3]).filter(number -> !number.isEmpty()),
        fields[4].equals("01") ? Side.SELL : Side.BUY,
        NoticeRecord.Kind.values()[Integer.parseInt(fields[5])],
        fields[6],
        TimeInForce.values()[Integer.parseInt(fields[7])],
        new Symbol(fields[8]),
        Quantity.of(Long.parseLong(fields[9])),
        Optional.of(Price.parse(fields[10])),
        LocalTime.parse(fields[11], TIME),
        fields[12].equals("1"),
        fields[13].equals("2"),
        NoticeRecord.Stage.values()[Integer.parseInt(fields[14]) - 1],
        Quantity.of(Long.parseLong(fields[16])),
        Optional.of(Venue.values()[Integer.parseInt(fields[19]) - 1]),
        Optional.of(Price.parse(fields[25])));
  }

  @Override
  public void trade(Trade trade) {
    told = trade;
  }

  @Override
  public void unreadableTrades(Set<Symbol> symbols) {
    throw new IllegalStateException(symbols.toString());
  }

  @Override
  public void book(OrderBook book) {
    told = book;
  }

  @Override
  public void status(TradingStatus status) {
    told = status;
  }

  @Override
  public void notice(NoticeRecord notice) {
    told = notice;
  }

  @Override
  public void unreadableNotice(String why) {
    throw new IllegalStateException(why);
  }

  /** Runs only these. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include(KisCodecBenchmark.class.getSimpleName()).build()).run();
  }
}
