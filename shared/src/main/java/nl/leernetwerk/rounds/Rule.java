package nl.leernetwerk.rounds;

import java.util.function.Predicate;

/**
 * A rule for one value by itself.
 *
 * @param detail what to do about a value that breaks the rule, in Dutch
 */
public record Rule<T>(Predicate<T> holds, String detail) {}
