package io.maemae.broker.kis;

import io.maemae.broker.BrokerServer;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads the lists of both boards, one after the other; they are for everybody, so no key goes
 * with the request. All of them or none. Any thread may ask; answers come on a thread of the
 * server's, which reads the files too.
 */
final class MasterFiles {
  private static final Logger LOG = LoggerFactory.getLogger(MasterFiles.class);
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Ten times what the larger one has. */
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final URI base;
  private final BrokerServer<?> server;
  private final Timeline timeline;

  /**
   * Asks for nothing yet.
   *
   * @param base where the files are, ending in a slash
   */
  MasterFiles(URI base, BrokerServer<?> server, Timeline timeline) {
    this.base = base;
    this.server = server;
    this.timeline = timeline;
  }

  /** Reads both lists. */
  void read(Consumer<Reading<List<Instrument>>> answer) {
    read(List.of(Board.values()), List.of(), timeline.now(), answer);
  }

  private void read(
      List<Board> boards,
      List<Instrument> read,
      Instant begunAt,
      Consumer<Reading<List<Instrument>>> answer) {
    if (boards.isEmpty()) {
      answer.accept(new Reading.Complete<>(read, begunAt));
      return;
    }
    download(
        boards.get(0),
        (archive) -> {
          List<Instrument> more = new ArrayList<>(read);
          more.addAll(instruments(boards.get(0), archive, read));
          read(boards.subList(1, boards.size()), List.copyOf(more), begunAt, answer);
        },
        why -> answer.accept(new Reading.Unreadable<>(why)));
  }

  /** A symbol that the other board has is left out: it would be the same one moving over. */
  private static List<Instrument> instruments(Board board, byte[] archive, List<Instrument> others)
      throws ProtocolException {
    MasterFile.Content content = new MasterFile(board).read(MasterZip.unpack(archive));
    LOG.info(
        "kis.master-file board={} instruments={} others={} broken={}",
        board,
        content.instruments().size(),
        content.others(),
        content.broken());
    Set<Symbol> there = new HashSet<>();
    others.forEach(i -> there.add(i.symbol()));
    return content.instruments().stream().filter(i -> !there.contains(i.symbol())).toList();
  }

  /** Takes what was downloaded. */
  private interface Archive {
    void take(byte[] bytes) throws ProtocolException;
  }

  private void download(Board board, Archive whole, Consumer<String> failed) {
    String url = base + MasterFile.name(board) + ".zip";
    server.download(
        URI.create(url),
        MOST_BYTES,
        DEADLINE,
        bytes -> {
          try {
            whole.take(bytes);
          } catch (ProtocolException e) {
            failed.accept(Why.unreadable(e) + " " + url);
          }
        },
        why -> failed.accept(why + " " + url));
  }
}
