package io.maemae.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * When this process took something from a socket, and when it handed something to one, as the Java
 * runtime itself records it. All times are of {@link System#nanoTime}.
 */
final class SocketTimes {
  private static final String READ = "jdk.SocketRead";
  private static final String WRITE = "jdk.SocketWrite";

  private final Recording recording = new Recording();

  /** When a read brought something, by the port of the other side. */
  private final List<Use> reads = new ArrayList<>();

  /** When a write began, likewise. */
  private final List<Use> writes = new ArrayList<>();

  private record Use(long at, int port) {}

  /** Tells the recorder's time from ours. */
  private static final class Mark extends Event {
    long nanos;
  }

  /** Records from now on. */
  SocketTimes() {
    recording.enable(READ).withThreshold(Duration.ZERO).withoutStackTrace();
    recording.enable(WRITE).withThreshold(Duration.ZERO).withoutStackTrace();
    recording.enable(Mark.class).withoutStackTrace();
    recording.start();
  }

  /** Records no more. */
  void stop() throws IOException {
    Mark mark = new Mark();
    mark.begin();
    mark.nanos = System.nanoTime();
    mark.commit();
    Path file = Files.createTempFile("maemae-", ".jfr");
    recording.stop();
    recording.dump(file);
    recording.close();
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    Files.delete(file);
    RecordedEvent last =
        events.stream()
            .filter(event -> event.getEventType().getName().equals(Mark.class.getName()))
            .findFirst()
            .orElseThrow();
    for (RecordedEvent event : events) {
      if (event.getEventType().getName().equals(READ)) {
        if (event.getLong("bytesRead") > 0) {
          reads.add(new Use(nanos(event.getEndTime(), last), event.getInt("port")));
        }
      } else if (event.getEventType().getName().equals(WRITE)) {
        writes.add(new Use(nanos(event.getStartTime(), last), event.getInt("port")));
      }
    }
  }

  private static long nanos(Instant at, RecordedEvent mark) {
    return mark.getLong("nanos") + Duration.between(mark.getStartTime(), at).toNanos();
  }

  /** When the last read from a port before a time brought something. */
  long readBefore(int port, long time) {
    return reads.stream()
        .filter(use -> use.port() == port && use.at() <= time)
        .mapToLong(Use::at)
        .max()
        .orElseThrow();
  }

  /** When the first write to a port after a time began. */
  long writeAfter(int port, long time) {
    return writes.stream()
        .filter(use -> use.port() == port && use.at() >= time)
        .mapToLong(Use::at)
        .min()
        .orElseThrow();
  }
}
