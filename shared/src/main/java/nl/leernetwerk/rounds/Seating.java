package nl.leernetwerk.rounds;

import java.util.Optional;
import nl.leernetwerk.beacon.Beacon;

/**
 * How a round gives out its seats.
 *
 * @param unit what the capacity of its networks counts
 * @param beacon what decides its draw; empty when it has none, or the system draws the seed itself
 * @param offers how seats that come free later are offered
 */
public record Seating(Policy policy, CapacityUnit unit, Optional<Beacon> beacon, Offers offers) {}
