package io.maemae.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    description =
        "Gives the access token of an account back to its broker, so that nobody can use it any"
            + " more. The bot asks for another when it needs one.")
final class RevokeCommand implements Callable<Integer> {
  private final Revoke revoke;

  @Parameters(paramLabel = "ACCOUNT", description = "The account's name in the configuration.")
  private String account;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "bot-config/maemae.yaml",
      converter = Converters.AnyFile.class,
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path config;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  private boolean help;

  RevokeCommand(Revoke revoke) {
    this.revoke = revoke;
  }

  @Override
  public Integer call() throws Exception {
    return revoke.revoke(config, account);
  }
}
