package nl.leernetwerk.seats;

import java.time.Instant;

/**
 * A list that everybody can see, and that stays as it is.
 *
 * @param at when it was published
 */
public record PublishedList(DrawList list, Instant at) {}
