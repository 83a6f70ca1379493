package nl.leernetwerk.rounds;

import java.time.LocalDate;

/**
 * When schools can register for a round.
 *
 * @param opens the first day
 * @param deadline the last day of registration, that day included; a local date, from which
 *     instants follow
 */
public record Enrolment(LocalDate opens, LocalDate deadline) {}
