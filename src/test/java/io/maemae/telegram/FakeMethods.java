package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The methods of the Bot API that are there, whatever the case of their letters. */
final class FakeMethods {
  private final Map<String, Function<FakeRequest, JsonNode>> methods = new HashMap<>();

  FakeMethods(FakeUpdates updates, FakeChats chats, FakeMenu menu, FakeMessaging messaging) {
    methods.put("getupdates", updates::getUpdates);
    methods.put("setwebhook", updates::setWebhook);
    methods.put("deletewebhook", updates::deleteWebhook);
    methods.put("getwebhookinfo", request -> updates.getWebhookInfo());
    methods.put("getme", request -> me(chats));
    methods.put("setmycommands", menu::setMyCommands);
    methods.put("getmycommands", menu::getMyCommands);
    methods.put("deletemycommands", menu::deleteMyCommands);
    methods.put("getchat", messaging::getChat);
    methods.put("sendmessage", messaging::sendMessage);
    methods.put("sendphoto", messaging::sendPhoto);
    methods.put("senddocument", messaging::sendDocument);
    methods.put("sendchataction", messaging::sendChatAction);
    methods.put("editmessagetext", messaging::editMessageText);
    methods.put("editmessagereplymarkup", messaging::editMessageReplyMarkup);
    methods.put("deletemessage", messaging::deleteMessage);
    methods.put("answercallbackquery", messaging::answerCallbackQuery);
  }

  JsonNode carryOut(FakeRequest request) {
    Function<FakeRequest, JsonNode> method = methods.get(request.method().toLowerCase(Locale.ROOT));
    if (method == null) {
      throw FakeRefusal.of(404, "Not Found: method not found");
    }
    return method.apply(request);
  }

  private static ObjectNode me(FakeChats chats) {
    return chats
        .bot()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false)
        .put("can_connect_to_business", false)
        .put("has_main_web_app", false);
  }
}
