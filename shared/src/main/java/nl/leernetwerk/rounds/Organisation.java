package nl.leernetwerk.rounds;

import java.util.List;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * Who runs a round.
 *
 * @param contact the address for questions; it is not a person's address
 */
public record Organisation(EmailAddress contact, List<Contact> organisers) {
  public Organisation {
    organisers = List.copyOf(organisers);
  }
}
