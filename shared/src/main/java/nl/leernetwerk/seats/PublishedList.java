package nl.leernetwerk.seats;

import java.time.Instant;

/**
 * A list that everybody can see and that never changes.
 *
 * @param at when the list was published
 */
public record PublishedList(DrawList list, Instant at) {}
