package io.maemae.app;

import io.maemae.config.Language;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of options; a wrong one is told with what would be right. */
final class Converters {
  private Converters() {}

  private static TypeConversionException wrong(String value, String expected) {
    return new TypeConversionException("'" + value + "', must be " + expected);
  }

  private static Path path(String value, String expected) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw wrong(value, expected);
    }
  }

  static final class Date implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeException e) {
        throw wrong(value, "a date such as 2026-11-20");
      }
    }
  }

  static final class Time implements ITypeConverter<LocalTime> {
    private static final Pattern FORM = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

    @Override
    public LocalTime convert(String value) {
      try {
        if (FORM.matcher(value).matches()) {
          return LocalTime.parse(value);
        }
      } catch (DateTimeException e) {
        // Told below.
      }
      throw wrong(value, "a time of day such as 08:59:30 or 09:00");
    }
  }

  static final class DateTime implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String value) {
      try {
        return LocalDateTime.parse(value);
      } catch (DateTimeException e) {
        throw wrong(value, "a date and time such as 2026-11-20T09:30:00");
      }
    }
  }

  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      try {
        return Long.valueOf(value);
      } catch (NumberFormatException e) {
        throw wrong(value, "a whole number such as 7");
      }
    }
  }

  static final class SpeedValue implements ITypeConverter<Speed> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    @Override
    public Speed convert(String value) {
      if (value.equals("max")) {
        return Speed.MAX;
      }
      double factor = FORM.matcher(value).matches() ? Double.parseDouble(value) : 0;
      if (factor == 0) {
        throw wrong(value, "a number above zero such as 20 (1 is real time), or max");
      }
      return new Speed(factor);
    }
  }

  static final class LanguageCode implements ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return switch (value) {
        case "ko" -> Language.KO;
        case "en" -> Language.EN;
        default -> throw wrong(value, "ko or en");
      };
    }
  }

  static final class ReadableFile implements ITypeConverter<Path> {
    private static final String EXPECTED = "a file that can be read";

    @Override
    public Path convert(String value) {
      Path file = path(value, EXPECTED);
      if (Files.isDirectory(file)) {
        throw wrong(value, EXPECTED + ", this is a directory");
      }
      if (!Files.exists(file)) {
        throw wrong(value, EXPECTED + ", there is no such file");
      }
      if (!Files.isReadable(file)) {
        throw wrong(value, EXPECTED + ", its permissions forbid that");
      }
      return file;
    }
  }

  /** One that need not be there: whoever reads it says what is wrong with it. */
  static final class AnyFile implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      return path(value, "the name of a file");
    }
  }

  static final class Directory implements ITypeConverter<Path> {
    private static final String EXPECTED = "a directory or a path where one can be made";

    @Override
    public Path convert(String value) {
      Path directory = path(value, EXPECTED);
      if (value.isBlank() || (Files.exists(directory) && !Files.isDirectory(directory))) {
        throw wrong(value, EXPECTED);
      }
      return directory;
    }
  }
}
