package io.maemae.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What is known of a value before it is looked at. */
final class Types {
  /** Asked for every value that is written, and not quickly told. */
  private static final ClassValue<Boolean> EXACT =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return looksExact(type);
        }
      };

  private Types() {}

  /** Its class; {@link Object} where nothing is known. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> c) {
      return c;
    } else if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return Object.class;
  }

  /** The type of what it holds. */
  static Type argument(Type type, int index) {
    return type instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }

  static boolean isCollection(Class<?> type) {
    return Collection.class.isAssignableFrom(type);
  }

  /** Whether a value of that type says nothing of itself: all that it is follows from the type. */
  static boolean isExact(Class<?> type) {
    return EXACT.get(type);
  }

  private static boolean looksExact(Class<?> type) {
    return type.isPrimitive()
        || type == String.class
        || type == Boolean.class
        || type == Optional.class
        || type.isRecord()
        || type.isEnum()
        || isCollection(type)
        || Map.class.isAssignableFrom(type)
        || Scalars.has(type);
  }
}
