package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong call of the bot ends with code 2 and what would be right, before anything is made. */
final class ProcessCallTest {
  private static final String PAPER =
      """
      data-dir: ${DATA}
      accounts:
        - name: pretend
          broker: paper
          cash: 10000000
      """;
  private static final String KIS =
      """
      data-dir: ${DATA}
      accounts:
        - name: real
          broker: kis
          environment: paper
          app-key: key
          app-secret: secret
          account-number: "50012345-01"
          hts-id: someone
      """;

  @TempDir Path directory;

  @Test
  void itSaysWhatWouldBeRight() throws Exception {
    Path none = directory.resolve("none.yaml");
    Path typo = Files.writeString(directory.resolve("typo.yaml"), PAPER + "confirm-order: never\n");
    Path good = Files.writeString(directory.resolve("good.yaml"), PAPER);
    Path kis = Files.writeString(directory.resolve("kis.yaml"), KIS);
    Path token =
        Files.writeString(
            directory.resolve("token.yaml"),
            PAPER
                + "telegram:\n  token: ${NO_SUCH_TOKEN}\n  users: [{ id: 1001, role: trader }]\n");
    try (ChildProgram noFile = run("--config", none);
        ChildProgram wrongKey = run("--config", typo);
        ChildProgram wrongClock = run("--config", good, "--clock", "tomorrow");
        ChildProgram realBroker = run("--config", kis, "--clock", ChildProgram.CLOCK);
        ChildProgram noToken = run("--config", token)) {
      assertWrong(noFile, "--config", none.toString(), "there is no such file");
      assertWrong(wrongKey, typo + ":6: confirm-order: unknown key, did you mean 'confirm-orders'");
      assertWrong(wrongClock, "--clock", "'tomorrow'", "such as 2026-11-20T09:30:00");
      assertWrong(realBroker, "--clock: account 'real' is at a real broker");
      assertWrong(noToken, token + ":7: telegram.token", "NO_SUCH_TOKEN is not set");
    }
    assertFalse(Files.exists(ChildProgram.data(directory)));
  }

  private ChildProgram run(Object... options) throws IOException {
    Object[] call = new Object[options.length + 1];
    call[0] = "run";
    System.arraycopy(options, 0, call, 1, options.length);
    return ChildProgram.call(directory, call);
  }

  private static void assertWrong(ChildProgram program, String... words) {
    assertEquals(2, program.code(), program.err());
    String err = program.err();
    for (String part : words) {
      assertTrue(err.contains(part), err);
    }
    assertTrue(err.lines().count() <= 2, err);
    assertTrue(err.chars().allMatch(c -> c < 128), err);
    assertEquals("", program.out());
  }
}
