package io.maemae.command;

/** Why a command cannot be done, as a text of the catalogue. Nothing has changed. */
class CommandError extends Exception {
  private static final long serialVersionUID = 1;

  private final String key;
  private final transient Object[] values;

  CommandError(String key, Object... values) {
    super(key, null, false, false);
    this.key = key;
    this.values = values;
  }

  String key() {
    return key;
  }

  Object[] values() {
    return values;
  }
}
