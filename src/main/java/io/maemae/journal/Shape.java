package io.maemae.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a record of ours, or a sealed family of them, is taken apart and put together. */
final class Shape {
  private static final String OURS = "io.maemae.";

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private final Class<?> type;
  private final List<Part> parts = new ArrayList<>();
  private final Constructor<?> constructor;

  /** The sealed family by simple name; empty for a record. */
  private final Map<String, Class<?>> family = new HashMap<>();

  /** A component of a record. */
  record Part(String name, Type type, Method accessor) {}

  private Shape(Class<?> type) {
    if (!type.getName().startsWith(OURS)) {
      throw new UnknownShapeException(type.getName() + " is none of ours");
    }
    this.type = type;
    if (type.isRecord()) {
      RecordComponent[] components = type.getRecordComponents();
      for (RecordComponent component : components) {
        component.getAccessor().setAccessible(true);
        parts.add(
            new Part(component.getName(), component.getGenericType(), component.getAccessor()));
      }
      constructor = constructor(type, components);
    } else if (type.isSealed()) {
      constructor = null;
      addFamily(type);
    } else {
      throw new UnknownShapeException(type.getName() + " is neither a record nor sealed");
    }
  }

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> made = type.getDeclaredConstructor(types);
      made.setAccessible(true);
      return made;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("record " + type + " without its constructor", e);
    }
  }

  private void addFamily(Class<?> sealed) {
    for (Class<?> member : sealed.getPermittedSubclasses()) {
      if (member.isSealed()) {
        addFamily(member);
      } else if (family.put(member.getSimpleName(), member) != null) {
        throw new UnknownShapeException("two " + member.getSimpleName() + " in " + type.getName());
      }
    }
  }

  List<Part> parts() {
    return parts;
  }

  Object part(Part part, Object record) {
    try {
      return part.accessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + "." + part.name(), e);
    }
  }

  /** Puts a record together from the values of its components. */
  Object make(Object... values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new UnknownShapeException("not a " + type.getName() + ": " + Arrays.toString(values));
    }
  }

  /** The member of a sealed family of that simple name. */
  Class<?> member(String simpleName) {
    Class<?> member = family.get(simpleName);
    if (member == null) {
      throw new UnknownShapeException("no " + simpleName + " among " + type.getName());
    }
    return member;
  }

  /** The name by which a record or an enum of ours is told from all others. */
  static String name(Class<?> type) {
    if (!type.getName().startsWith(OURS) || !type.isRecord() && !type.isEnum()) {
      throw new UnknownShapeException(type.getName() + " is neither a record nor an enum of ours");
    }
    return type.getName().substring(OURS.length());
  }

  /** The record or enum of ours that has that name, and no other class. */
  static Class<?> named(String name) {
    try {
      Class<?> type = Class.forName(OURS + name, false, Shape.class.getClassLoader());
      name(type);
      return type;
    } catch (ClassNotFoundException e) {
      throw new UnknownShapeException("there is no " + OURS + name);
    }
  }
}
