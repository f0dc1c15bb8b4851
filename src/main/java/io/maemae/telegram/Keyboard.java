package io.maemae.telegram;

import io.maemae.notice.OutboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** The buttons under a message. */
final class Keyboard {
  /** Labels up to this wide stand side by side on a telephone. */
  private static final int SHORT_LABEL_COLUMNS = 16;

  /** The server takes no longer row. */
  private static final int LONGEST_ROW = 8;

  private Keyboard() {}

  /** Empty if the message has no buttons. */
  static Optional<InlineKeyboardMarkup> of(OutboxMessage message, String refreshLabel) {
    List<InlineKeyboardRow> rows = new ArrayList<>();
    boolean tall =
        message.buttons().stream().anyMatch(b -> Columns.width(b.label()) > SHORT_LABEL_COLUMNS);
    int perRow = tall ? 1 : LONGEST_ROW;
    for (OutboxMessage.Button button : message.buttons()) {
      if (rows.isEmpty() || rows.get(rows.size() - 1).size() == perRow) {
        rows.add(new InlineKeyboardRow());
      }
      rows.get(rows.size() - 1).add(button(button.label(), button.id()));
    }
    if (!message.refresh().isEmpty()) {
      rows.add(new InlineKeyboardRow(button(refreshLabel, message.refresh())));
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(new InlineKeyboardMarkup(rows));
  }

  private static InlineKeyboardButton button(String label, String id) {
    return InlineKeyboardButton.builder()
        .text(label.isBlank() ? "…" : label)
        .callbackData(id)
        .build();
  }
}
