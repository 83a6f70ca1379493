package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is known of the addresses that mail goes to. Of an address only its id is kept. */
public interface Addresses {

  /** What is known of an address. */
  AddressState find(AddressId address);

  /** Every address of which something is known. */
  Map<AddressId, AddressState> all();

  /**
   * Records a report; after a permanent bounce or a complaint its address is suppressed. Reports
   * may come in any order, also before the mail is recorded as sent.
   *
   * @return false when the same was told before, and nothing changed
   */
  boolean report(DeliveryReport report);

  /**
   * Puts a claimed mail aside, unsent, because its address is suppressed.
   *
   * @return false when the address no longer is; then the mail is as it was
   */
  boolean withhold(Mail mail, AddressId to);

  /**
   * Ends a suppression, by someone's decision, and queues again what did not arrive. It may be
   * repeated, and finishes what was cut off.
   *
   * @return the mails that go out again
   */
  List<Mail> release(AddressId address, Instant now);

  /** Deletes what is known of an address. */
  void forget(AddressId address);
}
