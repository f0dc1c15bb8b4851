package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.config.Secret;
import io.maemae.config.TelegramSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

final class ApiServerTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.telegram.org, https://api.telegram.org/bot1:x/getme",
    "https://api.telegram.org/, https://api.telegram.org/bot1:x/getme",
    "http://localhost:8081, http://localhost:8081/bot1:x/getme",
    "http://localhost, http://localhost/bot1:x/getme",
    "https://example.com:8443/tg/api/, https://example.com:8443/tg/api/bot1:x/getme"
  })
  void givenAddress_whenCalled_thenItsPortAndPathAreKept(String configured, String called) {
    ApiServer server = server(configured);
    String[] asked = {""};
    OkHttpTelegramClient client =
        new OkHttpTelegramClient(
            server
                .client()
                .addInterceptor(
                    chain -> {
                      asked[0] = chain.request().url().toString();
                      throw new IOException("no network");
                    })
                .build(),
            server.token(),
            server.url());

    Optional<TelegramApiException> failure = failure(client);

    assertEquals(ApiFailure.Kind.LATER, ApiFailure.of(failure.orElseThrow(), server).kind());
    assertEquals(called.toLowerCase(), asked[0].toLowerCase());
  }

  @Test
  void givenAddressThatRefuses_whenCalled_thenTheNextAddressIsTried() throws Exception {
    try (FakeBotApi api = FakeBotApi.start("1:x")) {
      ApiServer server = server("http://bot-api.test:" + api.port());
      List<InetAddress> addresses =
          List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
      OkHttpTelegramClient client =
          new OkHttpTelegramClient(
              server.client().dns(host -> addresses).build(), server.token(), server.url());

      assertEquals(FakeBotApi.BOT_USERNAME, client.execute(new GetMe()).getUserName());
    }
  }

  @Test
  void givenTokenInAText_whenLogged_thenItIsHidden() {
    assertEquals(
        "IOException: cannot reach http://h/bot***/x",
        server("http://h").masked(new IOException("cannot reach http://h/bot1:x/x")));
  }

  private static Optional<TelegramApiException> failure(OkHttpTelegramClient client) {
    try {
      client.execute(new GetMe());
      return Optional.empty();
    } catch (TelegramApiException e) {
      return Optional.of(e);
    }
  }

  private static ApiServer server(String address) {
    return new ApiServer(
        new TelegramSettings(new Secret("1:x"), URI.create(address), List.of(), List.of()));
  }
}
