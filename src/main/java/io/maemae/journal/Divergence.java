package io.maemae.journal;

/**
 * Ends the handling of an event whose decisions differ from the record: nobody could answer what is
 * asked from there on. An error, for the desk lives on after exceptions.
 */
final class Divergence extends Error {
  private static final long serialVersionUID = 1;

  private final transient Difference difference;

  Divergence(Difference difference) {
    super("event " + difference.number(), null, false, false);
    this.difference = difference;
  }

  Difference difference() {
    return difference;
  }
}
