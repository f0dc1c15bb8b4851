package io.maemae.journal;

import io.maemae.config.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The simple values of Java that a record may hold, each as a text and back. */
final class Scalars {
  private static final Map<String, Scalar<?>> BY_NAME = new LinkedHashMap<>();
  private static final Map<Class<?>, Scalar<?>> BY_TYPE = new LinkedHashMap<>();

  static {
    add(Long.class, Object::toString, Long::valueOf);
    add(Integer.class, Object::toString, Integer::valueOf);
    add(Double.class, Object::toString, Double::valueOf);
    add(Instant.class, Object::toString, Instant::parse);
    add(Duration.class, Object::toString, Duration::parse);
    add(LocalDate.class, Object::toString, LocalDate::parse);
    add(LocalTime.class, Object::toString, LocalTime::parse);
    add(BigDecimal.class, Object::toString, BigDecimal::new);
    add(URI.class, Scalars::withoutUser, URI::create);
    add(Path.class, Object::toString, Path::of);
    add(Secret.class, secret -> "***", Secret::new);
  }

  private Scalars() {}

  /** A kind of value, as text and back. */
  private record Scalar<T>(
      String name, Class<T> type, Function<Object, String> text, Function<String, T> parse) {}

  private static <T> void add(
      Class<T> type, Function<Object, String> text, Function<String, T> parse) {
    Scalar<T> scalar = new Scalar<>(type.getSimpleName(), type, text, parse);
    BY_NAME.put(scalar.name(), scalar);
    BY_TYPE.put(type, scalar);
  }

  /** An address may hold a name and a password. */
  private static String withoutUser(Object uri) {
    String user = ((URI) uri).getRawUserInfo();
    return user == null ? uri.toString() : uri.toString().replace(user + "@", "");
  }

  private static Scalar<?> of(Class<?> type) {
    return BY_TYPE.get(Path.class.isAssignableFrom(type) ? Path.class : type);
  }

  static boolean has(Class<?> type) {
    return of(type) != null;
  }

  static boolean has(String name) {
    return BY_NAME.containsKey(name);
  }

  static String name(Class<?> type) {
    return of(type).name();
  }

  static String text(Object value) {
    return of(value.getClass()).text().apply(value);
  }

  static Object parse(Class<?> type, String text) {
    return of(type).parse().apply(text);
  }

  static Object parse(String name, String text) {
    return BY_NAME.get(name).parse().apply(text);
  }
}
