package nl.leernetwerk.registration;

import java.time.Instant;

/**
 * How a person holds a place in a pair.
 *
 * @param since when the person's address came into the registration
 * @param link the number of the person's link for that place, counted from 1; links with lower
 *     numbers no longer work
 */
public record Membership(Instant since, int link) {}
