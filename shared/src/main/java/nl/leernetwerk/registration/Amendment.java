package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;

/**
 * One line of a registration's own journal: who did what to it, when, and why. It names nobody.
 *
 * @param version the revision of the registration that it made, from 2
 * @param at when it was asked for: for a person, when the gateway received it
 * @param why in their own words; it can be erased, and the journal stays whole
 */
public record Amendment(
    Reference registration,
    int version,
    Instant at,
    Actor by,
    AmendmentAction action,
    Optional<String> why) {}
