package nl.leernetwerk.simulation;

/** What can go wrong, with how often it does where it can, in a schedule of ordinary bad luck. */
enum Fault {
  /** The call never reaches its service. */
  CALL_FAILS(0.006),
  /** The service does what was asked; the caller hears that it failed. */
  CALL_FAILS_AFTERWARDS(0.006),
  /** The service does what was asked; the SDK hears nothing and asks again. */
  CALL_REPEATED(0.006),
  CALL_THROTTLED(0.004),
  TRANSACTION_CONFLICTS(0.0015),
  /** Another call comes between the two halves of a transaction. */
  TRANSACTION_TAKES_TIME(0.006),
  BATCH_PARTLY_DONE(0.03),
  /** A read that need not be consistent does not see the latest. */
  READ_IS_STALE(0.4),
  /** A transaction is done, after seconds. */
  TRANSACTION_SLOW(0.01),
  /** No answer before the function's time is up; the call did nothing. */
  CALL_HANGS(0.002),
  /** The same; the call did what was asked. */
  CALL_HANGS_AFTERWARDS(0.002),
  KILLED_BEFORE_CALL(0.005),
  KILLED_AFTER_CALL(0.005),
  /** The function has answered, and nobody hears it. */
  ANSWER_LOST(0.03),
  /** The clock of an instance is up to five seconds wrong. */
  CLOCK_DIFFERS(0.4),
  EVENT_TWICE(0.03),
  /** Minutes or hours late, after what came later. */
  EVENT_LATE(0.03),
  /** The pipe gave it up, as after a day of failures. */
  EVENT_LOST(0.01),
  MESSAGE_TWICE(0.02),
  SCHEDULE_MISSED(0.1),
  SCHEDULE_TWICE(0.05),
  SCHEDULE_LATE(0.1),
  MAIL_REFUSED(0.02),
  MAIL_THROTTLED(0.02),
  MAIL_FAILS(0.02),
  /** SES takes the mail; the sender hears that it failed. */
  MAIL_ANSWER_FAILS(0.01),
  /** SES takes the mail; the sender's time is up before it hears so. */
  MAIL_ANSWER_NEVER_COMES(0.005),
  MAIL_BOUNCES(0.01),
  MAIL_BOUNCES_FOR_NOW(0.01),
  MAIL_CALLED_UNWANTED(0.005),
  REPORT_TWICE(0.2),
  REPORT_LATE(0.2),
  BEACON_SILENT(0.3),
  /** An item past its date is deleted by the table before the nightly purge comes. */
  ITEM_EXPIRES(0.2),
  /** Nobody can read an item any more, until an operator mends it. */
  ITEM_SPOILED(0.2);

  private final double chance;

  Fault(double chance) {
    this.chance = chance;
  }

  double chance() {
    return chance;
  }
}
