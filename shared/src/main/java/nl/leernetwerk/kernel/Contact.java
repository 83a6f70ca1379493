package nl.leernetwerk.kernel;

/** Someone on the side of the organisation: an organiser or a facilitator. */
public record Contact(String name, EmailAddress email) {}
