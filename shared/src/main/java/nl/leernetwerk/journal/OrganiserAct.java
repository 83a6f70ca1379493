package nl.leernetwerk.journal;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;

/**
 * One thing that an organiser did. It names nobody.
 *
 * @param id of the request that asked for it, so that it is written once
 * @param at when the gateway received that request
 * @param kind the name of an {@link ActKind}
 * @param object what it was done to, in the words of its kind; ids only
 * @param why in their own words; it can be erased, and the rest stays
 */
public record OrganiserAct(
    String id, Instant at, Actor.Organiser by, String kind, String object, Optional<String> why) {}
