package io.maemae.config;

/** The language the program speaks in chat. */
public enum Language {
  /** 한국어. */
  KO,
  /** English. */
  EN
}
