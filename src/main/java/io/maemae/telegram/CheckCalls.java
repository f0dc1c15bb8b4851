package io.maemae.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.maemae.config.TelegramSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The calls of {@link TelegramCheck}. */
final class CheckCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiServer server;
  private final OkHttpClient http;

  CheckCalls(ApiServer server, OkHttpClient http) {
    this.server = server;
    this.http = http;
  }

  /**
   * What came back.
   *
   * @param body missing if it is no JSON
   */
  private record Answer(int status, JsonNode body, Optional<Instant> date) {
    boolean isOk() {
      return body.path("ok").asBoolean(false);
    }

    boolean refusesToken() {
      return body.has("ok") && ApiFailure.isTokenRefused(status, body.path("description").asText());
    }
  }

  TelegramCheck check(TelegramSettings settings) throws IOException {
    Answer me = ask("getMe", Optional.empty());
    if (me.refusesToken()) {
      return new TelegramCheck.Refused();
    }
    if (!me.isOk()) {
      String description = me.body().path("description").asText();
      return new TelegramCheck.Unreachable(
          ("HTTP status " + me.status() + " " + server.masked(description)).strip());
    }
    List<TelegramCheck.Chat> chats = new ArrayList<>();
    for (long chat : chats(settings)) {
      chats.add(new TelegramCheck.Chat(chat, ask("getChat", Optional.of(chat)).isOk()));
    }
    String username = me.body().path("result").path("username").asText();
    return new TelegramCheck.Answering(username, me.date(), chats);
  }

  private static List<Long> chats(TelegramSettings settings) {
    Stream<Long> users = settings.users().stream().map(TelegramSettings.User::id);
    return Stream.concat(users, settings.notifyChats().stream()).distinct().toList();
  }

  private Answer ask(String method, Optional<Long> chat) throws IOException {
    HttpUrl.Builder url =
        new HttpUrl.Builder()
            .scheme(server.url().getSchema())
            .host(server.url().getHost())
            .port(server.url().getPort())
            .addPathSegment("bot" + server.token())
            .addPathSegment(method);
    chat.ifPresent(id -> url.addQueryParameter("chat_id", String.valueOf(id)));
    Request request = new Request.Builder().url(url.build()).build();
    try (Response response = http.newCall(request).execute()) {
      JsonNode body = json(response.body().string());
      Optional<Instant> date = Optional.ofNullable(response.headers().getInstant("Date"));
      return new Answer(response.code(), body, date);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
