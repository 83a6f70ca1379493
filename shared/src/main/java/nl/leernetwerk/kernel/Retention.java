package nl.leernetwerk.kernel;

import java.time.LocalDate;

/**
 * How long something that belongs to a round is kept.
 *
 * @param round the id of the round
 * @param until the day on which it is deleted
 */
public record Retention(String round, LocalDate until) {}
