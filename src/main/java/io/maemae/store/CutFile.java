package io.maemae.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a database file whose end is gone. H2 takes an empty file for a new database, and
 * opens a shortened one as it was long ago if some early part of it is whole: the ledger would be
 * gone unsaid.
 *
 * <p>A file begins with two header blocks. When it was closed cleanly they say so, and in which
 * block its latest part begins: {@code H:2,block:29,blockSize:1000,chunk:41f,clean:1,...}. That
 * part begins with its length in blocks: {@code chunk:41f,block:29,len:2,...}. Numbers are
 * hexadecimal. Of a file that was not closed nothing can be told.
 *
 * <p>Source: H2 2.5, MVStore, "File Format" and its store header; test DatabaseTest.
 */
final class CutFile {
  private static final int BLOCK = 4096;
  private static final int HEADERS = 2 * BLOCK;
  private static final Pattern CLOSED =
      Pattern.compile("^H:[0-9]+,block:([0-9a-f]{1,8}),blockSize:1000,.*\\bclean:1\\b");
  private static final Pattern PART =
      Pattern.compile("^chunk:[0-9a-f]+,block:[0-9a-f]+,len:([0-9a-f]{1,8}),");

  private CutFile() {}

  /**
   * Refuses it.
   *
   * @throws IOException if it cannot be read
   */
  static void refuse(Path file) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    long size = Files.size(file);
    if (size == 0) {
      throw damaged(file, "the file is empty; if maemae never ran here, delete it");
    }
    if (size < HEADERS || size < endOfLatestPart(file)) {
      throw damaged(file, "its end is missing");
    }
  }

  /** Whether it was closed cleanly; also if it is not there. */
  static boolean isClosed(Path file) throws IOException {
    return Files.notExists(file) || endOfLatestPart(file) > 0;
  }

  /** Where the latest part of a file ends that was closed cleanly; 0 if that is not known. */
  private static long endOfLatestPart(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      Matcher closed = CLOSED.matcher(block(channel, 0));
      if (!closed.find()) {
        return 0;
      }
      long first = Long.parseLong(closed.group(1), 16);
      Matcher part = PART.matcher(block(channel, first));
      return (first + (part.find() ? Long.parseLong(part.group(1), 16) : 1)) * BLOCK;
    }
  }

  private static String block(SeekableByteChannel channel, long number) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
    channel.position(number * BLOCK);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      continue;
    }
    return new String(bytes.array(), ISO_8859_1);
  }

  private static DatabaseException damaged(Path file, String why) {
    return Trouble.damaged(file.getParent(), new IOException(why));
  }
}
