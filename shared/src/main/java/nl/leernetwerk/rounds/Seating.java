package nl.leernetwerk.rounds;

import java.util.Optional;
import nl.leernetwerk.beacon.Beacon;

/**
 * How a round gives out its seats.
 *
 * @param unit what the capacity of its networks counts
 * @param beacon the beacon that decides the draw; empty when there is no draw, or when the system
 *     draws the seed itself
 * @param offers how free seats are offered after the allocation
 */
public record Seating(Policy policy, CapacityUnit unit, Optional<Beacon> beacon, Offers offers) {}
