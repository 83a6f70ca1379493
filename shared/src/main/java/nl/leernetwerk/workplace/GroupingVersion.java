package nl.leernetwerk.workplace;

import java.time.Instant;
import nl.leernetwerk.kernel.Actor;

/**
 * A grouping that was saved.
 *
 * @param version 1 for the first, and one more each time
 * @param by the facilitator or organiser who saved it
 */
public record GroupingVersion(int version, Actor by, Instant at, GroupingContent content) {}
