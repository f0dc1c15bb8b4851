package io.maemae.command;

/** A command needs the store, which cannot write. Nothing has changed. */
final class StoreDownError extends CommandError {
  private static final long serialVersionUID = 1;

  StoreDownError() {
    super("error.store-down");
  }
}
