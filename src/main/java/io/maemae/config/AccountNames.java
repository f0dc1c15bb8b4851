package io.maemae.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of all accounts, known before any account is read, to check what refers to one. */
final class AccountNames {
  static final String SYNTHETIC = "synthetic";

  private final List<String> names = new ArrayList<>();

  /** Gathers the names; tells those that two accounts share. */
  static AccountNames of(List<Section> accounts) {
    AccountNames names = new AccountNames();
    for (Section account : accounts) {
      account.required("name", Kind.NAME).ifPresent(name -> names.add(account, name));
    }
    return names;
  }

  private void add(Section account, String name) {
    if (name.equalsIgnoreCase(SYNTHETIC)) {
      account.wrong("name", "'" + name + "' means the synthetic market, must be another name");
    } else if (names.stream().anyMatch(name::equalsIgnoreCase)) {
      account.wrong("name", "two accounts are named '" + name + "', must be a name of its own");
    } else {
      names.add(name);
    }
  }

  /** The only account, if there is only one. */
  Optional<String> only() {
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  /** Whether there are at least two. */
  boolean several() {
    return names.size() > 1;
  }

  /** Completes "must be ...". */
  String expected() {
    return "the name of an account: " + String.join(", ", names);
  }

  /** Reads the name of an account. With no account at all, that is the problem to tell. */
  Optional<String> reference(Section section, String key) {
    Optional<String> name = section.optional(key, Kind.TEXT);
    if (name.isEmpty() || names.contains(name.get())) {
      return name;
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    section.wrong(key, "no account is named '" + name.get() + "', must be " + expected());
    return Optional.empty();
  }
}
