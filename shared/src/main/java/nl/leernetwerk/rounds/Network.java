package nl.leernetwerk.rounds;

import java.util.List;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Sector;

/**
 * A learning network of a round.
 *
 * @param id {@code PO}, {@code VO}, {@code PO-2}, …
 * @param capacity how many schools (or initiatives: the round's unit says) it has room for
 */
public record Network(String id, Sector sector, int capacity, List<Contact> facilitators) {
  public Network {
    facilitators = List.copyOf(facilitators);
  }
}
