package nl.leernetwerk.seats;

import java.util.List;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Reference;

/** What somebody asks for in a roster. */
public sealed interface RosterCommand {

  /** Take the seats that are offered. */
  record Accept(Reference reference) implements RosterCommand {}

  /** Refuse the seats that are offered, and leave the list. */
  record Decline(Reference reference) implements RosterCommand {}

  /** Leave, with or without a seat. */
  record Withdraw(Reference reference) implements RosterCommand {}

  /** Come back at the end of the list, after having left it. */
  record PutBack(Reference reference) implements RosterCommand {}

  /** Enter a registration that came after the allocation, at the end of the list. */
  record Enter(Reference reference, int seats) implements RosterCommand {}

  /** Give a network more seats. */
  record RaiseCapacity(String network, int capacity) implements RosterCommand {}

  /** Open an extra network and seat the waiting list in it, in order. */
  record OpenNetwork(String network, int capacity, List<Contact> facilitators)
      implements RosterCommand {
    public OpenNetwork {
      facilitators = List.copyOf(facilitators);
    }
  }

  /** Move an initiative that has seats to another network. */
  record Move(Reference reference, String to) implements RosterCommand {}

  /** Move everybody in one network to another network, and close the first. */
  record Merge(String from, String into) implements RosterCommand {}

  /** Do what is due: end offers, offer free seats, and close the list after its last day. */
  record PassTime() implements RosterCommand {}
}
