package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the log of all the killed processes says of the orders. */
final class KillLog {
  private static final Pattern CHANGE =
      Pattern.compile(
          " - order\\.changed .* account=(\\S+) .* state=(\\S+) filled=(\\d+)/(\\d+) .*"
              + " what=\"(.*)\"");
  private static final String NOT_FOUND = "not found at the broker in two complete readings";
  private static final String PENDING = "PENDING_";

  private final KillRig rig;

  KillLog(KillRig rig) {
    this.rig = rig;
  }

  /** The orders of which it does not say yet what their broker has, each with what it says. */
  List<String> unsettled() {
    Map<String, String> logged = logged();
    Map<String, String> theirs = BrokerOrders.all(rig);
    return Stream.concat(
            rig.lines.stream().map(line -> line.account() + " " + line.quantity()),
            rig.elsewhere.stream())
        .filter(key -> !told(theirs, key).startsWith(told(logged, key)))
        .map(key -> key + " " + logged.get(key))
        .toList();
  }

  private static String told(Map<String, String> all, String key) {
    return all.getOrDefault(key, BrokerOrders.NOT_THERE);
  }

  /** The last of each order: its state and what is filled. */
  private Map<String, String> logged() {
    Map<String, String> logged = new TreeMap<>();
    Map<String, String> sure = new TreeMap<>();
    for (String line : lines()) {
      if (line.contains(" - app.starting ")) {
        // What was under way when a process was killed was perhaps not committed; if it was, the
        // next one says so again.
        logged.clear();
        logged.putAll(sure);
      }
      Matcher found = CHANGE.matcher(line);
      if (found.find()) {
        String key = found.group(1) + " " + found.group(4);
        logged.put(key, state(found));
        if (!state(found).startsWith(PENDING)) {
          sure.put(key, state(found));
        }
      }
    }
    return logged;
  }

  private static String state(Matcher found) {
    String what = found.group(5);
    boolean notThere =
        found.group(2).equals("REJECTED") || what.equals(NOT_FOUND) || what.startsWith("reason:");
    return notThere ? BrokerOrders.NOT_THERE : found.group(2) + " " + found.group(3);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(rig.data().resolve("logs/maemae.log"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
