package nl.leernetwerk.kernel;

/**
 * What is wrong with one field of a document that was sent in.
 *
 * @param pointer where: a JSON pointer as a URI fragment, such as {@code #/schools/0/code}
 * @param detail what to do about it, in Dutch, without what was typed there
 */
public record FieldError(String pointer, String detail) {}
