package nl.leernetwerk.seats;

import java.util.List;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Reference;

/** What somebody asks of a roster. */
public sealed interface RosterCommand {

  /** To take the seats that are offered. */
  record Accept(Reference reference) implements RosterCommand {}

  /** To refuse the seats that are offered, and leave the list. */
  record Decline(Reference reference) implements RosterCommand {}

  /** To leave, with or without a seat. */
  record Withdraw(Reference reference) implements RosterCommand {}

  /** To come back at the end of the list, after having left it. */
  record PutBack(Reference reference) implements RosterCommand {}

  /** To give a network more seats. */
  record RaiseCapacity(String network, int capacity) implements RosterCommand {}

  /** To open an extra network and seat the waiting list in it, in order. */
  record OpenNetwork(String network, int capacity, List<Contact> facilitators)
      implements RosterCommand {
    public OpenNetwork {
      facilitators = List.copyOf(facilitators);
    }
  }

  /** To put an initiative that has seats in another network. */
  record Move(Reference reference, String to) implements RosterCommand {}

  /** To put everybody of one network in another, and close the one. */
  record Merge(String from, String into) implements RosterCommand {}

  /** To do what is due: expire offers, offer free seats, close the list after its last day. */
  record PassTime() implements RosterCommand {}
}
