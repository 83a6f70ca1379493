package nl.leernetwerk.registration;

import java.time.Instant;

/**
 * How somebody has their place in a pair.
 *
 * @param since when their address came to stand there
 * @param link the how-manieth link of that place is theirs, from 1; those before it are dead
 */
public record Membership(Instant since, int link) {}
