package io.maemae.journal;

import io.maemae.market.MarketTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a {@link Recorder} notes, on a thread of its own, until it is closed or cannot go on.
 * What was written a second ago can be read, however the process ends.
 */
public final class JournalWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
  private static final long LOOK_MILLIS = 250;
  private static final int LOOKS_BEFORE_FLUSH = 4;
  private static final String UNWRITTEN = "reason:journal.unwritten ";

  private final Recorder recorder;
  private final JournalFiles files;
  private final Header header;
  private final NoteText text;
  private final Listener listener;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Instant last;

  /** Is told what a person should know. */
  public interface Listener {
    /**
     * Nothing more is recorded.
     *
     * @param after the last minute that can be replayed, such as {@code 14:05}
     * @param why a reason of the catalogue
     */
    void notReplayable(String after, String why);
  }

  /**
   * Writes nothing yet.
   *
   * @param listener is called once at most, on the writer's thread
   */
  public JournalWriter(
      Recorder recorder, JournalFiles files, Header header, Mask mask, Listener listener) {
    this.recorder = recorder;
    this.files = files;
    this.header = header;
    this.text = new NoteText(mask);
    this.listener = listener;
    this.last = header.begun();
  }

  @Override
  public void run() {
    String why = "";
    try {
      why = record();
    } catch (IOException e) {
      LOG.error("journal.failed", e);
      why = UNWRITTEN + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      why = UNWRITTEN + "interrupted";
    } catch (RuntimeException | Error e) {
      // Whatever ends this thread: the desk must not go on noting for nobody, and it is said.
      LOG.error("journal.failed", e);
      why = UNWRITTEN + e;
    }
    if (!why.isEmpty()) {
      recorder.end();
      LOG.error("journal.ended after={} why=\"{}\"", minute(), why);
      listener.notReplayable(minute(), why);
    }
  }

  /** Writes to the end of the run; why not, if the record ends before it. */
  private String record() throws IOException, InterruptedException {
    Path path = files.create(header.begun());
    LOG.info("journal.begun file={}", path);
    try (JournalFile file = JournalFile.create(path)) {
      file.write(text.of(header));
      file.flush();
      String why = write(path, file);
      file.write(
          why.isEmpty() ? Line.END : new Line(List.of(Line.NOT_REPLAYABLE, minute(), why)).text());
      return why;
    }
  }

  private String write(Path path, JournalFile file) throws IOException, InterruptedException {
    boolean closed = false;
    for (int look = 1; !closed; look++) {
      closed = closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      boolean behind = recorder.isBehind();
      Optional<String> unknown = writeNotes(file);
      if (unknown.isPresent()) {
        return UNWRITTEN + unknown.get();
      } else if (behind) {
        return "reason:journal.behind";
      } else if (file.full().isPresent()) {
        return UNWRITTEN + file.full().get().getMessage();
      } else if (look % LOOKS_BEFORE_FLUSH == 0
          && file.flush()
          && !files.makeRoom(path, file.bytes())) {
        return "reason:journal.full";
      }
    }
    return "";
  }

  /** Writes what was noted; what could not be written, if there was something. */
  private Optional<String> writeNotes(JournalFile file) throws IOException {
    for (int left = recorder.waiting(); left > 0; left--) {
      Recorder.Note note = recorder.next();
      try {
        file.write(text.of(note));
      } catch (UnknownShapeException e) {
        return Optional.of(note.event().getClass().getSimpleName() + ": " + e.getMessage());
      }
      if (note.event().at().isAfter(last)) {
        last = note.event().at();
      }
      if (file.full().isPresent()) {
        return file.full().map(IOException::getMessage);
      }
    }
    return Optional.empty();
  }

  private String minute() {
    return MINUTE.format(MarketTime.local(last));
  }

  /** Lets it write what was noted, and end. Any thread. */
  public void close() {
    closing.countDown();
  }
}
