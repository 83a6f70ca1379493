package nl.leernetwerk.themes;

/**
 * A learning question, as it is to be grouped.
 *
 * @param id what the caller knows it by; no two questions share one
 */
public record Question(String id, String text) {}
