package nl.leernetwerk.rounds;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * Who runs a round, and what they add to its mails.
 *
 * @param contact the address for questions; it is not a person's address
 * @param callSchoolDays after how many school days a facilitator is reminded of who was not reached
 * @param paragraphs by the name of a kind of mail, what its mails say beside what they always say
 */
public record Organisation(
    EmailAddress contact,
    List<Contact> organisers,
    int callSchoolDays,
    SortedMap<String, String> paragraphs) {
  /** The number of school days when the round does not name one. */
  public static final int CALL_SCHOOL_DAYS = 10;

  public Organisation {
    organisers = List.copyOf(organisers);
    paragraphs = Collections.unmodifiableSortedMap(new TreeMap<>(paragraphs));
  }

  /** With the usual number of school days to reach everybody, and nothing added to mails. */
  public Organisation(EmailAddress contact, List<Contact> organisers) {
    this(contact, organisers, CALL_SCHOOL_DAYS, new TreeMap<>());
  }
}
