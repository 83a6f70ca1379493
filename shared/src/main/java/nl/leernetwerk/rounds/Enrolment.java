package nl.leernetwerk.rounds;

import java.time.LocalDate;

/**
 * When schools register for a round.
 *
 * @param opens the first day
 * @param deadline the last day, up to and including; a local date, from which instants follow
 */
public record Enrolment(LocalDate opens, LocalDate deadline) {}
