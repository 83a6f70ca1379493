package nl.leernetwerk.journal;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;

/**
 * One thing that an organiser or facilitator did. It names nobody.
 *
 * @param id of the request that asked for the act, so that the act is written once
 * @param at when the gateway received that request
 * @param kind the name of an {@link ActKind}
 * @param object what the act was done to, in the form that its kind prescribes; ids only
 * @param why in the organiser's own words; the reason can be erased, and the rest stays
 */
public record OrganiserAct(
    String id, Instant at, Actor by, String kind, String object, Optional<String> why) {}
