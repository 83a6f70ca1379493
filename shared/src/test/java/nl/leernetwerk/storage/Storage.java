package nl.leernetwerk.storage;

import nl.leernetwerk.allocation.Allocations;
import nl.leernetwerk.enrolment.Registrations;
import nl.leernetwerk.enrolment.Rounds;
import nl.leernetwerk.enrolment.Schools;
import nl.leernetwerk.events.Outbox;
import nl.leernetwerk.mail.Mails;

/** Every storage port of one store. */
public record Storage(
    Rounds rounds,
    Registrations registrations,
    Schools schools,
    Allocations allocations,
    Mails mails,
    Outbox outbox) {}
