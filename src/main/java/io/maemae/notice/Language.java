package io.maemae.notice;

/** The languages of the catalogue. */
public enum Language {
  /** 한국어. */
  KO,
  /** English. */
  EN
}
