package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is known about the addresses that mail goes to. Only the id of an address is kept. */
public interface Addresses {

  /** What is known about an address. */
  AddressState find(AddressId address);

  /** Every address about which something is known. */
  Map<AddressId, AddressState> all();

  /**
   * The mails that did not arrive or were withheld, of every round, with when that was written
   * down. A mail that was queued again after a release is none of them until it fails anew.
   */
  List<Missed> missed();

  /** A mail that did not arrive. */
  record Missed(Mail mail, Instant at) {}

  /**
   * Records a report. After a permanent bounce or a complaint, the address is suppressed. Reports
   * may come in any order, and before the mail is recorded as sent.
   *
   * @return false when the same report came before, and nothing changed
   */
  boolean report(DeliveryReport report);

  /**
   * Puts a claimed mail aside unsent, because its address is suppressed.
   *
   * @return false when the address is no longer suppressed; then the mail stays as it was
   */
  boolean withhold(Mail mail, AddressId to);

  /**
   * Ends a suppression by a person's decision, and queues again the mails that did not arrive. It
   * may be repeated, and a repeat finishes what was cut off.
   *
   * @return the mails that are sent again
   */
  List<Mail> release(AddressId address, Instant now);

  /** Deletes what is known about an address. */
  void forget(AddressId address);
}
