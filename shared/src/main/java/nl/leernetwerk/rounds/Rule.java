package nl.leernetwerk.rounds;

import java.util.function.Predicate;

/**
 * A rule that a value keeps on its own.
 *
 * @param detail what to do about a value that does not, in Dutch
 */
public record Rule<T>(Predicate<T> holds, String detail) {}
