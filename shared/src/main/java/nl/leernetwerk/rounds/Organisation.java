package nl.leernetwerk.rounds;

import java.util.List;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * Who runs a round.
 *
 * @param contact where questions go; no person's address
 */
public record Organisation(EmailAddress contact, List<Contact> organisers) {
  public Organisation {
    organisers = List.copyOf(organisers);
  }
}
