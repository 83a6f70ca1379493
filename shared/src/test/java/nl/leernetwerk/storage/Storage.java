package nl.leernetwerk.storage;

import nl.leernetwerk.acts.Acts;
import nl.leernetwerk.allocation.Allocations;
import nl.leernetwerk.amendment.Amendments;
import nl.leernetwerk.draw.Draws;
import nl.leernetwerk.enrolment.Registrations;
import nl.leernetwerk.enrolment.Rounds;
import nl.leernetwerk.enrolment.Schools;
import nl.leernetwerk.events.Outbox;
import nl.leernetwerk.mail.Addresses;
import nl.leernetwerk.mail.Mails;
import nl.leernetwerk.roster.Journal;
import nl.leernetwerk.rounds.RoundJournal;

/** Every storage port of one store. */
public record Storage(
    Rounds rounds,
    Registrations registrations,
    Schools schools,
    Allocations allocations,
    Draws draws,
    Journal journal,
    Acts acts,
    Amendments amendments,
    RoundJournal roundJournal,
    Mails mails,
    Addresses addresses,
    Outbox outbox) {}
