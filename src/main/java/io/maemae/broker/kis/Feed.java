package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What can be registered for, by the TR id that registrations, acknowledgements and frames carry.
 *
 * <p>Columns are added now and then, without notice. The widths are those of the workbook with the
 * changes of 2026-10-07, and of the versions before.
 */
enum Feed {
  /** 실시간체결가 (KRX). */
  H0STCNT0(Family.TRADE, 47, 46),
  /** 실시간호가 (KRX). */
  H0STASP0(Family.BOOK, 63, 59),
  /** 실시간체결가 (통합): KRX and NXT. */
  H0UNCNT0(Family.TRADE, 47, 46),
  /** 실시간호가 (통합): KRX and NXT. */
  H0UNASP0(Family.BOOK, 66, 65, 59),
  /** 실시간체결가 (NXT). */
  H0NXCNT0(Family.TRADE, 47, 46),
  /** 실시간호가 (NXT). */
  H0NXASP0(Family.BOOK, 62, 65, 59),
  /** 장운영정보 (KRX). */
  H0STMKO0(Family.STATUS, 11),
  /** 장운영정보 (NXT). */
  H0NXMKO0(Family.STATUS, 11),
  /** 장운영정보 (통합): KRX and NXT. */
  H0UNMKO0(Family.STATUS, 11, 10),
  /** 실시간체결통보. */
  H0STCNI0(Family.NOTICE, 26, 23),
  /** 실시간체결통보 on paper (모의투자). */
  H0STCNI9(Family.NOTICE, 26, 23);

  /** What the records are about. */
  enum Family {
    /** Trades of anybody. */
    TRADE,
    /** Books. */
    BOOK,
    /** Halts and interruptions. */
    STATUS,
    /** Orders of the account; these come encrypted. */
    NOTICE
  }

  private static final Feed[] ALL = values();

  private final Family family;
  private final int[] widths;
  private final int narrowest;
  private final String head = name() + "|";

  /** With its widths, today's first. */
  Feed(Family family, int... widths) {
    this.family = family;
    this.widths = widths;
    narrowest = Arrays.stream(widths).min().orElseThrow();
  }

  /** The feed whose id and a bar stand at a place of the frame. */
  static Feed at(String frame, int from) throws ProtocolException {
    for (Feed feed : ALL) {
      if (frame.startsWith(feed.head, from)) {
        return feed;
      }
    }
    int end = Math.min(frame.length(), from + 10);
    throw new ProtocolException("TR id: unknown: '" + frame.substring(from, end) + "'");
  }

  /** The feed of a TR id, if it is one of these. */
  static Optional<Feed> of(String trId) {
    return Arrays.stream(ALL).filter(feed -> feed.name().equals(trId)).findFirst();
  }

  /** What its records are about. */
  Family family() {
    return family;
  }

  /** How long the id and the bar behind it are. */
  int headLength() {
    return head.length();
  }

  /**
   * How many columns each of the records of a frame has. If the fields do not divide, or only to
   * fewer than there ever were, the frame was cut, and today's width finds the records before the
   * cut.
   */
  int width(int fields, int records) {
    int width = fields / records;
    boolean fits = fields % records == 0 && width >= narrowest;
    return fits || records == 1 ? width : widths[0];
  }

  /** Whether records were ever known to have this width. */
  boolean knows(int width) {
    for (int known : widths) {
      if (known == width) {
        return true;
      }
    }
    return false;
  }

  /** The widths that are known, for a message. */
  String known() {
    return Arrays.toString(widths);
  }
}
