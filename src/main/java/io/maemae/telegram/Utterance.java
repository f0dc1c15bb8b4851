package io.maemae.telegram;

import static io.maemae.desk.DeskEvent.ChatOther.Kind.EDITED;
import static io.maemae.desk.DeskEvent.ChatOther.Kind.FORWARDED;
import static io.maemae.desk.DeskEvent.ChatOther.Kind.NOT_TEXT;
import static io.maemae.desk.DeskEvent.ChatOther.Kind.REPLY;

import io.maemae.desk.DeskEvent;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What a message holds. Only typed text is obeyed; whatever is unknown counts as no text. */
final class Utterance {
  private Utterance() {}

  /** Empty for a line that is to be obeyed. */
  static Optional<DeskEvent.ChatOther.Kind> notObeyed(Message message, boolean edited) {
    if (edited) {
      return Optional.of(EDITED);
    }
    if (message.getForwardOrigin() != null || message.getForwardDate() != null) {
      return Optional.of(FORWARDED);
    }
    if (message.getText() == null) {
      return Optional.of(NOT_TEXT);
    }
    return isReply(message) && !message.getText().startsWith("/")
        ? Optional.of(REPLY)
        : Optional.empty();
  }

  /** In a chat with topics each message answers the one that made its topic. */
  private static boolean isReply(Message message) {
    Message answered = message.getReplyToMessage();
    return (answered != null && answered.getForumTopicCreated() == null)
        || message.getExternalReplyInfo() != null
        || message.getReplyToStory() != null;
  }

  /** Whether Telegram tells of something, rather than a person. */
  static boolean isNobodysWords(Message message, boolean edited) {
    if (edited && message.getLocation() != null) {
      // A shared live location moves.
      return true;
    }
    return Stream.of(
            message.getPinnedMessage(),
            message.getNewChatMembers(),
            message.getLeftChatMember(),
            message.getNewChatTitle(),
            message.getNewChatPhoto(),
            message.getDeleteChatPhoto(),
            message.getGroupchatCreated(),
            message.getSuperGroupCreated(),
            message.getChannelChatCreated(),
            message.getMigrateToChatId(),
            message.getMigrateFromChatId(),
            message.getMessageAutoDeleteTimerChanged(),
            message.getProximityAlertTriggered(),
            message.getConnectedWebsite(),
            message.getWriteAccessAllowed(),
            message.getChatBackgroundSet(),
            message.getForumTopicCreated(),
            message.getForumTopicEdited(),
            message.getForumTopicClosed(),
            message.getForumTopicReopened(),
            message.getVideoChatScheduled(),
            message.getVideoChatStarted(),
            message.getVideoChatEnded(),
            message.getVideoChatParticipantsInvited(),
            message.getBoostAdded(),
            message.getSuccessfulPayment(),
            message.getRefundedPayment(),
            message.getGift(),
            message.getUniqueGift(),
            message.getGiveawayCreated(),
            message.getGiveawayCompleted(),
            message.getChecklistTasksDone(),
            message.getChecklistTasksAdded(),
            message.getManagedBotCreated())
        .filter(Objects::nonNull)
        .anyMatch(part -> !(part instanceof Collection<?> all) || !all.isEmpty());
  }
}
