package nl.leernetwerk.rounds;

import java.util.List;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * Who runs a round.
 *
 * @param contact the address for questions; it is not a person's address
 * @param callSchoolDays after how many school days a facilitator is reminded of who was not reached
 */
public record Organisation(EmailAddress contact, List<Contact> organisers, int callSchoolDays) {
  /** The number of school days when the round does not name one. */
  public static final int CALL_SCHOOL_DAYS = 10;

  public Organisation {
    organisers = List.copyOf(organisers);
  }

  /** With the usual number of school days to reach everybody. */
  public Organisation(EmailAddress contact, List<Contact> organisers) {
    this(contact, organisers, CALL_SCHOOL_DAYS);
  }
}
