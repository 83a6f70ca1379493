package nl.leernetwerk.enrolment;

/**
 * What makes a repeated post the same post.
 *
 * @param key a hash of the key that the client chose, which may hold anything
 * @param content a hash of the JSON value that was sent
 */
public record Idempotency(String key, String content) {}
