package nl.leernetwerk.storage;

import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.kernel.Outbox;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.table.StoredRound;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.workplace.Contacts;

/** A table, and every storage port on that table. */
public record Storage(
    Table table,
    Rounds rounds,
    Registrations registrations,
    Schools schools,
    Allocations allocations,
    Draws draws,
    RosterJournal journal,
    OrganiserActs acts,
    Amendments amendments,
    RoundJournal roundJournal,
    Mails mails,
    Addresses addresses,
    Contacts contacts,
    Outbox outbox) {

  /** Opens a round with an empty journal; false when there is one with its id. */
  public boolean open(Round round) {
    return StoredRound.put(table, round);
  }
}
