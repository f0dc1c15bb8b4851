package io.maemae.app;

import io.maemae.notice.Face;
import io.maemae.notice.OutboxMessage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where messages go if no chat is configured: into the log. */
final class LogFace implements Face {
  /** The name of its only chat. */
  static final String CHAT = "log";

  private static final Logger LOG = LoggerFactory.getLogger(LogFace.class);

  @Override
  public void deliver(OutboxMessage message, Consumer<Boolean> answer) {
    LOG.info("notice.told topic={} text=\"{}\"", message.topic(), message.text());
    answer.accept(true);
  }
}
