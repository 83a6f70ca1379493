package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;

/**
 * One line of a registration's own journal: who changed what, when, and why. It names nobody.
 *
 * @param version the version of the registration that the change made, from 2
 * @param at when the change was asked for: for a person, when the gateway received the request
 * @param why in the person's own words; the reason can be erased, and the rest of the journal stays
 */
public record Amendment(
    Reference registration,
    int version,
    Instant at,
    Actor by,
    AmendmentAction action,
    Optional<String> why) {}
