package io.maemae.desk;

import java.util.Optional;

/** Answers people. Desk thread. */
public interface Conversation {
  /** A person typed a line. */
  void onLine(DeskEvent.ChatLine line);

  /** A person pressed a button. */
  void onPress(DeskEvent.ButtonPress press);

  /** A person sent what is no line. */
  void onOther(DeskEvent.ChatOther other);

  /** Something at the program's edges is to be told. */
  void onReport(DeskEvent.Reported report);

  /** The program ends. */
  void onStopping();

  /**
   * An event could not be handled, for a mistake in the program; nothing came of it and all was
   * reloaded from the store. Whoever waits for an answer gets one.
   */
  void onFailure(DeskEvent event);

  /**
   * An event could not be handled, for a mistake in the program, while the store cannot write;
   * nothing of it is kept. Whoever waits for an answer gets one.
   */
  void onFailureWithoutStore(DeskEvent event);

  /**
   * A person typed a line while the store cannot write; nothing that is stored may change, and what
   * is asked outside leaves without a record.
   *
   * @return whether it has to be handled again when the store writes
   */
  boolean onLineWithoutStore(DeskEvent.ChatLine line);

  /** A person pressed a button while the store cannot write; nothing comes of it. */
  void onPressWithoutStore(DeskEvent.ButtonPress press);

  /** A person sent what is no line while the store cannot write. */
  void onOtherWithoutStore(DeskEvent.ChatOther other);

  /**
   * The store cannot write: trading has stopped. Nothing can be stored of what is said now.
   *
   * @param event of which nothing was kept
   * @param restoring the command that restores a backup, if the store is damaged: it will not write
   *     again by itself then. An outage that turns out to be that begins a second time
   */
  void onStoreDown(DeskEvent event, Optional<String> restoring);

  /** The store writes again, and all was reloaded from it. */
  void onStoreBack();
}
