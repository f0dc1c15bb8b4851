package io.maemae.desk;

/** Answers people. Desk thread. */
public interface Conversation {
  /** A person typed a line. */
  void onLine(DeskEvent.ChatLine line);

  /** A person pressed a button. */
  void onPress(DeskEvent.ButtonPress press);

  /** A person typed a line while the store cannot write; nothing that is stored may change. */
  void onLineWithoutStore(DeskEvent.ChatLine line);

  /** A person pressed a button while the store cannot write; nothing comes of it. */
  void onPressWithoutStore(DeskEvent.ButtonPress press);

  /** The store cannot write: trading has stopped. Nothing can be stored of what is said now. */
  void onStoreDown();

  /** The store writes again, and all was reloaded from it. */
  void onStoreBack();
}
