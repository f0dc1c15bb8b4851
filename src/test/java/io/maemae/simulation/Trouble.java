package io.maemae.simulation;

/** What may go other than the desk would like it, at the broker or on the way there. */
public enum Trouble {
  /** A request takes seconds to get there, within the adapter's deadline. */
  REQUEST_SLOW(20, 200),
  /** It gets there after the adapter has given it up, and is taken. */
  REQUEST_LATE(5, 60),
  /** It never gets there; nobody says so. */
  REQUEST_LOST(8, 60),
  /** The connection breaks before it gets there; the adapter cannot tell. */
  REQUEST_CUT(5, 60),
  /** Not one byte of it leaves. */
  NOT_SENT(8, 60),
  /** The broker's door refuses it for being one too many; the adapter cannot be sure. */
  THROTTLED(5, 60),
  /** The broker refuses it in clear words. */
  REFUSED(8, 60),
  /** An answer takes seconds. */
  ANSWER_SLOW(20, 200),
  /** It comes after the deadline. */
  ANSWER_LATE(8, 60),
  /** It never comes. */
  ANSWER_LOST(8, 60),
  /** The request was taken, and answered with a 5xx or a throttle. */
  ANSWER_BROKEN(8, 60),
  /** The stream is faster than the answer. */
  NOTICES_FIRST(50, 500),
  /** A notice never comes. */
  NOTICE_LOST(10, 200),
  /** It comes twice. */
  NOTICE_DOUBLED(20, 300),
  /** It comes seconds late, and so do those behind it. */
  NOTICE_LATE(15, 100),
  /** It comes seconds late, and those behind it do not wait. */
  NOTICE_OVERTAKEN(20, 300),
  /** The stream breaks; what happens until it is back is never told. */
  STREAM_CUT(3, 40),
  /** A stream that is back tells once more what it told before it broke. */
  NOTICES_AGAIN(300, 1000),
  /** A reading takes seconds. */
  READING_SLOW(30, 200),
  /** It cannot be read. */
  READING_FAILS(20, 200),
  /** It shows what was there a little earlier. */
  READING_LAGS(100, 600),
  /** It shows what was there just before the newest order. */
  READING_BEFORE_NEWEST(50, 300),
  /** A part of what crosses is filled. */
  PARTIAL_FILL(300, 800),
  /** Shares trade in two executions that are alike in all. */
  EQUAL_FILLS(50, 300),
  /** What rests at the very price of a trade stands too far back in the queue. */
  QUEUED_BEHIND(300, 700),
  /** Shares trade between the broker's yes to a cancel or modify and the exchange's. */
  FILLED_FIRST(60, 500),
  /** The exchange refuses what the broker has accepted. */
  REJECTED_LATER(10, 100),
  /** A fill goes by the number that was modified, where a broker does that. */
  OLD_NUMBER(200, 800),
  /** The owner places an order elsewhere. */
  OWNER_ORDERS(5, 60),
  /** The owner cancels an order elsewhere, his or ours. */
  OWNER_CANCELS(5, 60),
  /** The owner places an order elsewhere because ours had no clear answer. */
  OWNER_REPEATS(100, 700),
  /** The owner moves an order to another limit elsewhere, his or ours, or a part of it. */
  OWNER_MODIFIES(5, 60);

  private final int usual;
  private final int most;

  Trouble(int usual, int most) {
    this.usual = usual;
    this.most = most;
  }

  /** How many times in a thousand on a usual day. */
  public int usualPerMille() {
    return usual;
  }

  /** On the worst day that is still worth simulating. */
  public int mostPerMille() {
    return most;
  }
}
