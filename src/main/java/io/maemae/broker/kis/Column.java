package io.maemae.broker.kis;

/**
 * A column of a record: where it stands, and how KIS calls it.
 *
 * @param name the wire name, for messages
 * @param index counted from 0
 * @param closing whether the documented record ends with it; any other column must have a separator
 *     behind it, or it may have been cut short
 */
record Column(String name, int index, boolean closing) {
  /** A column with others behind it. */
  static Column at(int index, String name) {
    return new Column(name, index, false);
  }

  /** The last column of a record. */
  static Column closing(int index, String name) {
    return new Column(name, index, true);
  }

  /** Neighbours whose names count up from 1, such as {@code ASKP1} to {@code ASKP10}. */
  static Column[] numbered(int first, String name, int count) {
    Column[] columns = new Column[count];
    for (int i = 0; i < count; i++) {
      columns[i] = at(first + i, name + (i + 1));
    }
    return columns;
  }
}
