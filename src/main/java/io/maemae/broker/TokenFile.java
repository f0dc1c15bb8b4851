package io.maemae.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a token over restarts, readable by its owner only: brokers issue one a minute at most, and
 * KIS tells the customer of each by KakaoTalk. Owned by the thread of its {@link AccessTokens}.
 */
public final class TokenFile implements TokenKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private final Path file;
  private final String name;

  /** Those of all keys, in a directory, by their names. */
  public static Function<String, TokenKeeper> in(Path directory) {
    return name -> new TokenFile(directory, name);
  }

  /**
   * In a directory.
   *
   * @param name tells apart the tokens of several keys, and of live and paper
   */
  TokenFile(Path directory, String name) {
    this.name = name;
    this.file = directory.resolve(name + ".json");
  }

  @Override
  public Kept read() {
    if (!Files.exists(file)) {
      return Kept.NOTHING;
    }
    try {
      JsonNode kept = JSON.readTree(Files.readString(file));
      if (!kept.path("name").asText().equals(name)) {
        return Kept.NOTHING;
      }
      Instant askedAt = Instant.parse(kept.path("asked-at").asText());
      return kept.hasNonNull("token")
          ? new Kept(
              AccessToken.of(
                  kept.path("token").asText(), Instant.parse(kept.path("expires").asText())),
              askedAt)
          : new Kept(Optional.empty(), askedAt);
    } catch (IOException | DateTimeException e) {
      // It may hold a token, so nothing of it is shown.
      LOG.warn("broker.token-file-unreadable file={} why={}", file, e.getClass().getSimpleName());
      return Kept.NOTHING;
    }
  }

  @Override
  public void write(Kept kept) {
    ObjectNode text = JSON.createObjectNode().put("name", name);
    text.put("asked-at", kept.askedAt().toString());
    kept.token()
        .ifPresent(t -> text.put("token", t.value()).put("expires", t.expires().toString()));
    Path next = file.resolveSibling(name + ".next");
    try {
      Files.createDirectories(file.getParent(), owner(file, OWNER_DIRECTORY));
      Files.deleteIfExists(next);
      Files.createFile(next, owner(file, OWNER));
      Files.writeString(next, text.toString());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("broker.token-not-kept file={} why=\"{}\"", file, e.toString());
    }
  }

  private static FileAttribute<?>[] owner(Path file, Set<PosixFilePermission> permissions) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
