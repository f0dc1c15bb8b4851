package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads multipart/form-data (RFC 7578), with names and file names in UTF-8. */
final class FakeMultipart {
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([\\w-]+)=(?:\"([^\"]*)\"|([^;\\s]*))");

  private FakeMultipart() {}

  /** One part; a file has a file name. */
  record Part(String name, Optional<String> fileName, String contentType, byte[] bytes) {
    String text() {
      return new String(bytes, UTF_8);
    }
  }

  static List<Part> parse(String contentType, byte[] body) {
    String boundary =
        parameter(contentType, "boundary")
            .orElseThrow(() -> FakeRefusal.badRequest("boundary not found"));
    String delimiter = "\r\n--" + boundary;
    String whole = "\r\n" + new String(body, ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at = whole.indexOf(delimiter);
    while (at >= 0 && !whole.startsWith("--", at + delimiter.length())) {
      int from = whole.indexOf("\r\n", at + delimiter.length()) + 2;
      int next = whole.indexOf(delimiter, from - 2);
      if (from < 2 || next < 0) {
        throw FakeRefusal.badRequest("unexpected end of the multipart body");
      }
      parts.add(part(whole.substring(from, Math.max(from, next))));
      at = next;
    }
    return parts;
  }

  private static Part part(String raw) {
    int blank = raw.startsWith("\r\n") ? 0 : raw.indexOf("\r\n\r\n") + 2;
    if (blank == 1) {
      throw FakeRefusal.badRequest("part without an end of its headers");
    }
    String disposition = "";
    String contentType = "text/plain";
    for (String line : raw.substring(0, blank).split("\r\n")) {
      String header = new String(line.getBytes(ISO_8859_1), UTF_8);
      String name = header.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
      String value = header.substring(Math.min(header.length(), name.length() + 1)).strip();
      if (name.equals("content-disposition")) {
        disposition = value;
      } else if (name.equals("content-type")) {
        contentType = value;
      }
    }
    String name =
        parameter(disposition, "name")
            .orElseThrow(() -> FakeRefusal.badRequest("part without a name"));
    byte[] bytes = raw.substring(blank + 2).getBytes(ISO_8859_1);
    return new Part(name, parameter(disposition, "filename"), contentType, bytes);
  }

  private static Optional<String> parameter(String header, String name) {
    Matcher found = PARAMETER.matcher(header);
    while (found.find()) {
      if (found.group(1).equalsIgnoreCase(name)) {
        String value = found.group(2) != null ? found.group(2) : found.group(3);
        return Optional.of(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"));
      }
    }
    return Optional.empty();
  }
}
