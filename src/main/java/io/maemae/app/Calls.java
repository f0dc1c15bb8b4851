package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.config.ConfigurationException;
import io.maemae.store.DatabaseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line, runs the command, and turns what went wrong into words and a code. */
final class Calls {
  private static final int FAILED = 1;
  private static final int WRONG_CALL = 2;

  /** An option worth naming before a command's first. */
  private static final Map<String, String> EXAMPLES = Map.of("rehearse", "--seed 7");

  private final Streams streams;
  private final CommandLine commands;

  Calls(
      Streams streams, Rehearse rehearse, Run run, Doctor doctor, Revoke revoke, Restore restore) {
    this.streams = streams;
    commands =
        new CommandLine(new Maemae())
            .addSubcommand(new RehearseCommand(rehearse))
            .addSubcommand(new RunCommand(run))
            .addSubcommand(new DoctorCommand(doctor))
            .addSubcommand(new RevokeCommand(revoke))
            .addSubcommand(new RestoreCommand(restore))
            .addSubcommand(new ReplayCommand(streams))
            .addSubcommand(new VersionCommand(streams))
            .setExpandAtFiles(false)
            .setColorScheme(
                Help.defaultColorScheme(streams.terminal() ? Help.Ansi.AUTO : Help.Ansi.OFF))
            .setOut(new PrintWriter(streams.out(), true, UTF_8))
            .setErr(new PrintWriter(streams.err(), true, UTF_8))
            .setParameterExceptionHandler(
                (wrong, args) -> refuse(wrong.getCommandLine(), words(wrong)))
            .setExecutionExceptionHandler((failure, command, parsed) -> fail(command, failure));
  }

  /** Runs a call and returns its exit code. */
  int run(String... args) {
    try {
      return commands.execute(withCommand(args));
    } catch (Error e) {
      return unexpected(e);
    }
  }

  /** Options without a command are those of the rehearsal. */
  private static String[] withCommand(String... args) {
    boolean none = args.length == 0;
    if (!none && (!args[0].startsWith("-") || List.of("-h", "--help").contains(args[0]))) {
      return args;
    }
    String[] call = new String[args.length + 1];
    call[0] = "rehearse";
    System.arraycopy(args, 0, call, 1, args.length);
    return call;
  }

  private String words(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().get(0);
      String suggestion =
          unmatched.getSuggestions().stream()
              .findFirst()
              .map(near -> ", did you mean " + near + "?")
              .orElse("");
      if (argument.startsWith("-")) {
        return "unknown option '" + argument + "'" + suggestion;
      }
      return wrong.getCommandLine() == commands
          ? "unknown command '"
              + argument
              + "', must be one of "
              + String.join(", ", commands.getSubcommands().keySet())
          : "unexpected argument '" + argument + "', " + taken(wrong.getCommandLine());
    }
    return wrong.getMessage();
  }

  /** What a command takes in place of a word too many. */
  private static String taken(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Optional<String> option =
        spec.options().stream()
            .filter(o -> !o.usageHelp())
            .map(o -> EXAMPLES.getOrDefault(spec.name(), o.longestName() + " " + o.paramLabel()))
            .findFirst();
    return spec.positionalParameters().stream()
        .findFirst()
        .map(word -> "must be one " + word.paramLabel() + " only")
        .or(() -> option.map(example -> "must be an option such as " + example))
        .orElseGet(() -> spec.name() + " takes none");
  }

  private int fail(CommandLine command, Exception failure) {
    if (failure instanceof ConfigurationException configuration) {
      say(configuration.getMessage());
      return WRONG_CALL;
    }
    if (failure instanceof WrongCallException wrong) {
      return refuse(command, wrong.getMessage());
    }
    return unexpected(failure);
  }

  private int refuse(CommandLine command, String words) {
    say("maemae: " + words);
    streams
        .err()
        .println(
            command == commands
                ? "Try 'maemae --help', or 'maemae run --help' for one command."
                : "Try 'maemae " + command.getCommandName() + " --help'.");
    return WRONG_CALL;
  }

  /** The stack trace is for the log only. */
  private int unexpected(Throwable failure) {
    LoggerFactory.getLogger(Calls.class).error("app.failed", failure);
    boolean said = failure instanceof IOException || failure instanceof DatabaseException;
    String what = said ? words(failure) : failure.getClass().getSimpleName() + ": ";
    String words = String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    String log = Logging.file().map(file -> "; the log has more: " + file).orElse("");
    say("maemae: failed: " + what + words + log);
    return FAILED;
  }

  /** An exception's message may hold anything. */
  private void say(String words) {
    streams.err().println(Logging.masked(words));
  }

  /** What the name of a file alone does not say. */
  private static String words(Throwable failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such directory, and it cannot be made: ";
    }
    return failure instanceof AccessDeniedException ? "no right to use " : "";
  }

  @Command(
      name = "maemae",
      description = "A trading bot for a private investor in Korea, commanded by chat.",
      synopsisSubcommandLabel = "[COMMAND]",
      footer = {
        "",
        "Without a command it rehearses; 'maemae rehearse --help' shows the options.",
        "Exit codes: 0 done, 1 the work failed, 2 the call or an input file is wrong."
      })
  private static final class Maemae {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Shows this and ends.")
    private boolean help;
  }
}
