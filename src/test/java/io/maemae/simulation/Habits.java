package io.maemae.simulation;

/**
 * How a broker tells things, as its adapter passes them on.
 *
 * @param branch the branch that answers and lists tell and notices do not; empty where numbers have
 *     none
 * @param tellsSums whether fill notices tell the shares filled so far and their amount
 * @param tellsTakenAt whether an answer tells when the order was taken; if not, it is the moment of
 *     the answer
 * @param tellsDroppedRest whether the stream tells what the exchange took back of an IOC or FOK
 *     order
 * @param namesOldNumbers whether some fills go by the number that was modified
 * @param listsUnconfirmed whether the list counts shares as moved as soon as a modify is accepted,
 *     before the exchange has done it
 * @param amounts what the list tells of the amount of what was filled
 */
public record Habits(
    String branch,
    boolean tellsSums,
    boolean tellsTakenAt,
    boolean tellsDroppedRest,
    boolean namesOldNumbers,
    boolean listsUnconfirmed,
    Amounts amounts) {
  /** What a list tells of the amount of what was filled. */
  public enum Amounts {
    /** The exact sum. */
    SUMS,
    /** The exact sum while the order is open, and then the average, rounded to the won. */
    AVERAGES,
    /** Nothing. */
    NONE
  }

  /** As Korea Investment tells them. */
  public static final Habits KIS = new Habits("00950", false, true, true, true, true, Amounts.SUMS);

  /** As Kiwoom tells them. */
  public static final Habits KIWOOM =
      new Habits("", true, false, false, false, true, Amounts.AVERAGES);
}
