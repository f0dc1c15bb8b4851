package io.maemae.command;

import io.maemae.desk.ChatOrigin;
import io.maemae.desk.ChatUser;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Wording;
import java.util.List;

/**
 * One use of a command: who, where, with what.
 *
 * @param line what was typed
 * @param late whether it was sent too long ago; only what stops and cancels is obeyed then
 */
record Invocation(
    ChatOrigin origin,
    String line,
    Arguments arguments,
    boolean late,
    Answers answers,
    Wording wording) {
  /** Takes answers for a chat. */
  interface Answers {
    void say(String chat, String text, List<OutboxMessage.Button> buttons);
  }

  ChatUser user() {
    return origin.user();
  }

  String chat() {
    return origin.chat();
  }

  /**
   * For the part of a command that changes something, where another part does not.
   *
   * @throws CommandError if the user may only look
   */
  void mustTrade() throws CommandError {
    if (!user().trades()) {
      throw new CommandError("error.viewer");
    }
  }

  /** Answers with a text of the catalogue. */
  void reply(String key, Object... values) {
    replyText(wording.text(key, values));
  }

  /** Answers with a text made elsewhere. */
  void replyText(String text) {
    answers.say(chat(), text, List.of());
  }

  /** Answers with buttons. */
  void replyText(String text, List<OutboxMessage.Button> buttons) {
    answers.say(chat(), text, buttons);
  }
}
