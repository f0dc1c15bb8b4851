package io.maemae.portfolio;

/** Something that changes what an account holds. Bookings are numbered in the order of booking. */
public sealed interface Booking permits Fill, ShareEntry, CashEntry {
  /** The number of the booking; one counter for all kinds. */
  long id();

  /** Our name of the account. */
  String account();
}
