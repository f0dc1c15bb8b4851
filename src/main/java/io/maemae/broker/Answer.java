package io.maemae.broker;

/** What a server answered, as far as all brokers' answers are alike. Immutable. */
public interface Answer {
  /** Whether it did what it was asked. */
  boolean isSuccess();

  /** The broker's own words, with its code where there is one. */
  String words();
}
