package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderBook.Level;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
 * How long a frame of the stream takes to become a value, beside the plain way of doing it: make a
 * tree of it, and parse what is needed. The frames differ from one to the next, as those of a
 * stream do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class KiwoomCodecBenchmark implements StreamCodec.Listener {
  private static final int FRAMES = 256;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Instant RECEIVED = MarketTime.instant(TODAY, LocalTime.of(10, 0));
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

  private final StreamCodec codec = new StreamCodec();
  private final ObjectMapper mapper = new ObjectMapper();
  private final String[] trades = new String[FRAMES];
  private final String[] books = new String[FRAMES];
  private final String[] orders = new String[FRAMES];
  private int next;
  private Object told;

  /** Varies symbols, times, prices and quantities of the fixtures, in values and in length. */
  @Setup
  public void vary() {
    for (int i = 0; i < FRAMES; i++) {
      String symbol = "%06d".formatted(5930 + 37 * (i % 40));
      String time = "09%02d%02d".formatted(i % 60, i * 7 % 60);
      String price = (i % 2 == 0 ? "+" : "-") + (9_000 + i * i);
      String quantity = String.valueOf(1 + i * i / 3);
      trades[i] = vary("real-0B", symbol, Map.of(20, time, 10, price, 15, "-" + quantity));
      String best = "-" + (20_701 + i % 90);
      books[i] = vary("real-0D", symbol, Map.of(21, time, 41, best, 61 + i % 20, quantity));
      orders[i] =
          vary("real-00-3-full-fill", symbol, Map.of(908, time, 9203, "%07d".formatted(i + 1)));
    }
  }

  private static String vary(String sample, String symbol, Map<Integer, String> values) {
    return StreamFrames.withItem(StreamFrames.with(StreamFrames.read(sample), values), symbol);
  }

  private String next(String[] frames) {
    next = next + 1 & FRAMES - 1;
    return frames[next];
  }

  private Object decode(String frame) throws ProtocolException {
    codec.decode(frame, TODAY, RECEIVED, this);
    return told;
  }

  /** A frame of one trade. */
  @Benchmark
  public Object trade() throws ProtocolException {
    return decode(next(trades));
  }

  /** The same by a tree. */
  @Benchmark
  public Object tradeByTree() throws JsonProcessingException {
    JsonNode entry = mapper.readTree(next(trades)).path("data").path(0);
    JsonNode values = entry.path("values");
    return new Trade(
        new Symbol(entry.path("item").asText()),
        MarketTime.instant(TODAY, LocalTime.parse(values.path("20").asText(), TIME)),
        price(values, 10),
        quantity(values, 15));
  }

  /** A frame of one book. */
  @Benchmark
  public Object book() throws ProtocolException {
    return decode(next(books));
  }

  /** The same by a tree. */
  @Benchmark
  public Object bookByTree() throws JsonProcessingException {
    JsonNode entry = mapper.readTree(next(books)).path("data").path(0);
    JsonNode values = entry.path("values");
    return new OrderBook(
        new Symbol(entry.path("item").asText()),
        MarketTime.instant(TODAY, LocalTime.parse(values.path("21").asText(), TIME)),
        levels(values, 51, 71),
        levels(values, 41, 61));
  }

  private static List<Level> levels(JsonNode values, int prices, int quantities) {
    List<Level> levels = new ArrayList<>(10);
    for (int i = 0; i < 10; i++) {
      levels.add(new Level(price(values, prices + i), quantity(values, quantities + i)));
    }
    return levels;
  }

  private static Price price(JsonNode values, int fid) {
    return Price.ofWon(Math.abs(Long.parseLong(values.path(String.valueOf(fid)).asText())));
  }

  private static Quantity quantity(JsonNode values, int fid) {
    return Quantity.of(Math.abs(Long.parseLong(values.path(String.valueOf(fid)).asText())));
  }

  /** A frame of one message about an order. */
  @Benchmark
  public Object order() throws ProtocolException {
    return decode(next(orders));
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
  public void session(String code, LocalTime time) {
    told = code;
  }

  @Override
  public void order(OrderEvent order) {
    told = order;
  }

  @Override
  public void unreadableNotice(String why) {
    throw new IllegalStateException(why);
  }

  @Override
  public void balance(Symbol symbol) {
    told = symbol;
  }

  @Override
  public void unreadableCondition() {
    throw new IllegalStateException("unreadable");
  }

  @Override
  public void condition(ConditionHit hit) {
    told = hit;
  }

  @Override
  public void control(ControlMessage message) {
    told = message;
  }

  /** Runs only these. */
  public static void main(String[] arguments) throws RunnerException {
    String mine = KiwoomCodecBenchmark.class.getSimpleName();
    new Runner(new OptionsBuilder().include(mine).build()).run();
  }
}
