package nl.leernetwerk.rounds;

import java.util.List;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Sector;

/**
 * A learning network of a round.
 *
 * @param id {@code PO}, {@code VO}, {@code PO-2}, …
 * @param capacity how many schools the network has room for, or how many initiatives: the round
 *     says which
 */
public record Network(String id, Sector sector, int capacity, List<Contact> facilitators) {
  public Network {
    facilitators = List.copyOf(facilitators);
  }

  /** Whether the caller may see who takes part in the network, and how to reach them. */
  public boolean isVisibleTo(Caller caller) {
    return switch (caller) {
      case Caller.Organiser _ -> true;
      case Caller.Facilitator(_, var email) ->
          facilitators.stream().anyMatch(it -> it.email().equals(email));
      case Caller.Stranger _ -> false;
    };
  }
}
