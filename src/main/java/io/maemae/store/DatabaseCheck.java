package io.maemae.store;

import java.util.function.Function;

/** How the database of a data directory was found. */
public sealed interface DatabaseCheck {
  /** Handles whichever it is. */
  <T> T fold(
      Function<Absent, T> absent,
      Function<Fine, T> fine,
      Function<Older, T> older,
      Function<Troubled, T> troubled);

  /** There is none yet; the first start makes it. */
  record Absent() implements DatabaseCheck {
    @Override
    public <T> T fold(
        Function<Absent, T> absent,
        Function<Fine, T> fine,
        Function<Older, T> older,
        Function<Troubled, T> troubled) {
      return absent.apply(this);
    }
  }

  /**
   * It can be used as it is.
   *
   * @param version of its tables
   */
  record Fine(String version) implements DatabaseCheck {
    @Override
    public <T> T fold(
        Function<Absent, T> absent,
        Function<Fine, T> fine,
        Function<Older, T> older,
        Function<Troubled, T> troubled) {
      return fine.apply(this);
    }
  }

  /**
   * It can be used, and the next start brings its tables to this program's version.
   *
   * @param version of its tables, {@code 0} if there are none
   * @param latest the version they are brought to
   */
  record Older(String version, String latest) implements DatabaseCheck {
    static final String NO_TABLES = "0";

    boolean hasNoTables() {
      return version.equals(NO_TABLES);
    }

    @Override
    public <T> T fold(
        Function<Absent, T> absent,
        Function<Fine, T> fine,
        Function<Older, T> older,
        Function<Troubled, T> troubled) {
      return older.apply(this);
    }
  }

  /**
   * The program would not start with it; if it is in use, not beside the one that uses it.
   *
   * @param kind what kind of trouble
   * @param message what it is and what can be done, for the person who runs the bot
   */
  record Troubled(DatabaseException.Kind kind, String message) implements DatabaseCheck {
    @Override
    public <T> T fold(
        Function<Absent, T> absent,
        Function<Fine, T> fine,
        Function<Older, T> older,
        Function<Troubled, T> troubled) {
      return troubled.apply(this);
    }
  }
}
