package io.maemae.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import java.util.jar.Manifest;

/** Which version this is, and from which commit it was built. */
final class Version {
  /** The version of the pom; a test compares the two. */
  static final String NUMBER = "0.1.0";

  private static final String UNKNOWN = "unknown";

  private Version() {}

  /** Such as {@code maemae 0.1.0 (1a2b3c4)}. */
  static String text() {
    String build =
        manifest()
            .map(m -> m.getMainAttributes().getValue("Implementation-Build"))
            // A build outside a repository leaves the placeholder.
            .filter(commit -> !commit.contains("$"))
            .orElse(UNKNOWN);
    return "maemae " + NUMBER + " (" + build + ")";
  }

  /** The manifest of the jar that this class comes from. */
  private static Optional<Manifest> manifest() {
    String name = Version.class.getSimpleName() + ".class";
    String self = String.valueOf(Version.class.getResource(name));
    int end = self.indexOf("!/");
    if (!self.startsWith("jar:") || end < 0) {
      return Optional.empty();
    }
    try (InputStream in = new URL(self.substring(0, end) + "!/META-INF/MANIFEST.MF").openStream()) {
      return Optional.of(new Manifest(in));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
